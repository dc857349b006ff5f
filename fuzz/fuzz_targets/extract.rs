//! See `checks::extract`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| checks::extract(bytes));
