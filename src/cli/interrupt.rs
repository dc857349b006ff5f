//! Ctrl-C and other requests to end: a run ends before it writes, or after, never between.
//!
//! While files are read the process ends at once. While temporary files are written they are
//! removed first ([`pending`] tells). Once the first file is in its place the rest follow.

use std::process;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};

use super::terminal;
use crate::error::{Error, Result};

/// What the shell reports for a process that Ctrl-C ended.
pub(super) const EXIT_CODE: u8 = 130;

const READING: u8 = 0;
const STAGING: u8 = 1;
const COMMITTING: u8 = 2;

static PHASE: AtomicU8 = AtomicU8::new(READING);
static PENDING: AtomicBool = AtomicBool::new(false);
static EXPECTED: AtomicBool = AtomicBool::new(false);

/// Takes over the signals that ask a process to end. Without them the run goes on as well.
pub(super) fn install() {
    // A second call keeps the first handler, which is the same.
    let _ = ctrlc::set_handler(|| match PHASE.load(Ordering::SeqCst) {
        READING => {
            if !is_expected() {
                terminal::error(&Error::Interrupted.to_string());
            }
            process::exit(i32::from(EXIT_CODE));
        }
        _ => PENDING.store(true, Ordering::SeqCst),
    });
}

/// Says that a request to end is how the run ends from here on, as with a watch that has written
/// once, so that nothing is said of it.
pub(super) fn expect() {
    EXPECTED.store(true, Ordering::SeqCst);
}

/// Whether [`expect`] was called.
pub(super) fn is_expected() -> bool {
    EXPECTED.load(Ordering::SeqCst)
}

/// Takes over the same signals for a run that ends in its own way.
pub(super) fn install_with(end: impl Fn() + Send + 'static) {
    // Without it a request to end ends the process at once.
    let _ = ctrlc::set_handler(end);
}

/// Runs `stage`, which asks [`pending`] now and then, and then `commit`, which is not disturbed.
pub(super) fn guard<T, U>(stage: impl FnOnce() -> Result<T>, commit: impl FnOnce(T) -> Result<U>) -> Result<U> {
    PHASE.store(STAGING, Ordering::SeqCst);
    let done = stage().and_then(|staged| {
        pending()?;
        PHASE.store(COMMITTING, Ordering::SeqCst);
        commit(staged)
    });
    PHASE.store(READING, Ordering::SeqCst);
    done
}

/// An error where the process was asked to end.
pub(super) fn pending() -> Result<()> {
    if PENDING.load(Ordering::SeqCst) { Err(Error::Interrupted) } else { Ok(()) }
}
