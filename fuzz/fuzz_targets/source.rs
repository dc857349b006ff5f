//! See `checks::source`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| checks::source(bytes));
