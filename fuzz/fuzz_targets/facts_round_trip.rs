//! See `checks::facts_round_trip`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| checks::facts_round_trip(bytes));
