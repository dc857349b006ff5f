//! See `checks::bibliography`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| checks::bibliography(bytes));
