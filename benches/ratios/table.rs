//! The table that the bench prints: a row a thing measured, with its ratio and the goal for it.

#![expect(clippy::print_stdout, reason = "printing the table is what the bench is for")]

use std::time::Duration;

use crate::clock::Time;

/// What a measured thing should reach.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Goal {
    /// Nothing in particular.
    None,
    /// At most this many times what it is compared with.
    Times(f64),
    /// At most this many milliseconds.
    Milliseconds(f64),
    /// At most this many MiB.
    Mebibytes(f64),
}

/// Prints the heading of a group.
pub(crate) fn group(title: &str) {
    println!("\n{title}");
}

/// Prints one row: what took how long, and how many times as long as `floor`.
pub(crate) fn row(time: &Time, floor: Option<&Time>, goal: Goal) {
    let ratio = floor.map(|floor| time.median.as_secs_f64() / floor.median.as_secs_f64());
    let met = match goal {
        Goal::Times(most) => ratio.is_some_and(|ratio| ratio <= most),
        Goal::Milliseconds(most) => time.median.as_secs_f64() * 1e3 <= most,
        Goal::None | Goal::Mebibytes(_) => true,
    };
    let ratio = ratio.map(|ratio| format!("{ratio:.2} x")).unwrap_or_default();
    line(&time.name, &told(time.median), &ratio, goal, met);
}

/// Prints one row of memory.
pub(crate) fn memory(name: &str, mebibytes: f64, goal: Goal) {
    let met = !matches!(goal, Goal::Mebibytes(most) if mebibytes > most);
    line(name, &format!("{mebibytes:.1} MiB"), "", goal, met);
}

/// Prints what was left out, and why.
pub(crate) fn skipped(name: &str, reason: &str) {
    println!("  {name:<58} not measured: {reason}");
}

fn line(name: &str, value: &str, ratio: &str, goal: Goal, met: bool) {
    let goal = match goal {
        Goal::None => String::new(),
        Goal::Times(most) => format!("at most {most} x"),
        Goal::Milliseconds(most) => format!("at most {most} ms"),
        Goal::Mebibytes(most) => format!("at most {most} MiB"),
    };
    let missed = if met { "" } else { "  MISSED" };
    println!("{}", format!("  {name:<58} {value:>10} {ratio:>10}   {goal}{missed}").trim_end());
}

fn told(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    match seconds {
        _ if seconds >= 1.0 => format!("{seconds:.2} s"),
        _ if seconds >= 1e-3 => format!("{:.2} ms", seconds * 1e3),
        _ => format!("{:.1} µs", seconds * 1e6),
    }
}
