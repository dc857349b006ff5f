//! Medians of contenders that take turns, so that what slows the machine slows all of them.

use std::time::{Duration, Instant};

/// Something to time: what it is called, and one round of it.
pub(crate) struct Contender<'a> {
    /// Its name in the table.
    pub(crate) name: String,
    round: Box<dyn FnMut() -> Duration + 'a>,
}

impl<'a> Contender<'a> {
    /// A contender of this name.
    pub(crate) fn new(name: impl Into<String>, mut round: impl FnMut() + 'a) -> Self {
        Self::timed(name, move || {
            let start = Instant::now();
            round();
            start.elapsed()
        })
    }

    /// A contender whose rounds tell themselves what they took.
    pub(crate) fn timed(name: impl Into<String>, round: impl FnMut() -> Duration + 'a) -> Self {
        Self { name: name.into(), round: Box::new(round) }
    }
}

/// A contender's name and the median of its rounds.
#[derive(Clone, Debug)]
pub(crate) struct Time {
    /// As the contender is called.
    pub(crate) name: String,
    /// The median of a round.
    pub(crate) median: Duration,
}

/// Lets the contenders take turns for `rounds`, after one round that is not counted.
pub(crate) fn race(rounds: usize, contenders: &mut [Contender<'_>]) -> Vec<Time> {
    let mut times = vec![Vec::with_capacity(rounds); contenders.len()];
    for round in 0..=rounds {
        for (contender, times) in contenders.iter_mut().zip(&mut times) {
            let time = (contender.round)();
            if round > 0 {
                times.push(time);
            }
        }
    }
    let median = |times: &mut Vec<Duration>| {
        times.sort_unstable();
        times[times.len() / 2]
    };
    let pairs = contenders.iter().zip(&mut times);
    pairs.map(|(contender, times)| Time { name: contender.name.clone(), median: median(times) }).collect()
}
