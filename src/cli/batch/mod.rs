//! `newscv batch`: many pages in, one line of JSON a page out, in the order of the input.
//!
//! In: records on standard input, each a line of JSON (see [`record`]), or the pages that the
//! arguments name. Out: a line for each on standard output, or behind those of an earlier run
//! ([`resume`]). One thread reads, a pool does the work, this thread writes; the queue between them
//! is bounded, so that memory does not grow with the input, and every line is written as soon as
//! it and those before it are done. A record that cannot be read becomes a line that says why.

mod input;
mod output;
mod record;
mod resume;

use std::num::NonZeroUsize;
use std::process::ExitCode;
use std::sync::mpsc::{self, Receiver};
use std::thread;

use indicatif::{ProgressBar, ProgressStyle};
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::args::BatchArgs;
use super::terminal::Terminal;
use crate::error::{Error, Result};
use input::Jobs;
use output::Output;
use record::Answer;

/// How many records for each thread are read ahead of the one that is written next.
const AHEAD: usize = 4;

/// The stack of a worker: as much as the main thread of a program has.
const STACK: usize = 8 << 20;

/// Runs the subcommand.
pub(super) fn run(args: &BatchArgs, terminal: Terminal) -> Result<ExitCode> {
    let mut jobs = Jobs::new(&args.files);
    let (output, done) = match &args.resume_from {
        Some(path) => resume::open(path, &mut jobs)?,
        None => (Output::stdout(), 0),
    };
    let bar = progress(&jobs, done, terminal.shows_progress(args.resume_from.is_some()));
    output::install_interrupt(&bar, done);
    let tally = work(jobs, args.jobs, output, &bar);
    bar.finish_and_clear();
    terminal.note(&told(&tally?, done));
    Ok(ExitCode::SUCCESS)
}

/// What became of the records of this run.
#[derive(Debug, Default)]
struct Tally {
    pages: u64,
    errors: u64,
}

/// `12 records: 10 pages, 2 errors; 5 were done before`.
fn told(tally: &Tally, before: u64) -> String {
    let errors = if tally.errors == 0 { String::new() } else { format!(", {}", counted(tally.errors, "error")) };
    let before = if before == 0 { String::new() } else { format!("; {before} done before") };
    format!("{}: {}{errors}{before}", counted(tally.pages + tally.errors, "record"), counted(tally.pages, "page"))
}

/// `1 page`, `12 pages`.
fn counted(count: u64, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

/// Does all jobs and writes their lines. The reader and the pool are left behind where writing
/// fails, as a reader may wait for input that never comes.
fn work(jobs: Jobs, threads: Option<NonZeroUsize>, mut output: Output, bar: &ProgressBar) -> Result<Tally> {
    let pool = ThreadPoolBuilder::new()
        .num_threads(threads.map_or(0, NonZeroUsize::get))
        .stack_size(STACK)
        .build()
        .map_err(|error| Error::Refused { reason: format!("cannot start threads: {error}") })?;
    let mut tally = Tally::default();
    for place in queue(jobs, pool) {
        let answer = place?.recv().map_err(|_| Error::Refused { reason: "a thread ended early".to_owned() })?;
        *(if answer.is_error { &mut tally.errors } else { &mut tally.pages }) += 1;
        output.write(&answer.line)?;
        bar.inc(1);
    }
    Ok(tally)
}

/// The places where answers will come, in the order of the jobs.
fn queue(jobs: Jobs, pool: ThreadPool) -> Receiver<Result<Receiver<Answer>>> {
    let (places, queue) = mpsc::sync_channel(pool.current_num_threads() * AHEAD);
    thread::spawn(move || {
        for job in jobs {
            let (answer, place) = mpsc::channel();
            let is_last = job.is_err();
            if let Ok(job) = &job {
                let job = job.clone();
                pool.spawn(move || {
                    // Where nobody waits any more the run has ended.
                    let _ = answer.send(job.answer());
                });
            }
            if places.send(job.map(|_| place)).is_err() || is_last {
                return;
            }
        }
    });
    queue
}

/// A bar where the number of records is known, else a counter.
fn progress(jobs: &Jobs, done: u64, shown: bool) -> ProgressBar {
    if !shown {
        return ProgressBar::hidden();
    }
    let (bar, template) = match jobs.count() {
        Some(count) => (ProgressBar::new(count), "{wide_bar} {pos}/{len} {per_sec} {eta}"),
        None => (ProgressBar::no_length(), "{spinner} {pos} records {per_sec} {elapsed}"),
    };
    bar.set_position(done);
    ProgressStyle::with_template(template).map_or(bar.clone(), |style| bar.with_style(style))
}
