//! Arguments that take a word of a list, which the help and the completions of a shell then show.
//!
//! In: the list and how one of its words is read. Out: a parser for clap, whose errors are those of
//! the reading.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Command, Error};

use crate::export::pdf::{Look, styles};
use crate::warning::CODES;

/// A parser of the words of a list.
#[derive(Clone, Debug)]
pub(super) struct Listed<T> {
    words: fn() -> Vec<&'static str>,
    read: fn(&str) -> Result<T, String>,
}

/// A parser of a closed list, such as the formats.
macro_rules! keyword {
    ($name:ty) => {
        $crate::cli::listed::Listed::<$name>::new(
            || <$name>::ALL.iter().map(|value| value.as_str()).collect(),
            |word| word.parse().map_err(|unknown: $crate::keyword::UnknownWord| unknown.to_string()),
        )
    };
}
pub(super) use keyword;

impl<T> Listed<T> {
    pub(super) fn new(words: fn() -> Vec<&'static str>, read: fn(&str) -> Result<T, String>) -> Self {
        Self { words, read }
    }
}

/// The names of looks; whether one fits is told where the PDF is written, as for `newscv.toml`.
pub(super) fn look() -> Listed<String> {
    Listed::new(|| Look::ALL.iter().map(|look| look.as_str()).collect(), |word| Ok(word.to_owned()))
}

/// The names of citation styles, likewise.
pub(super) fn style() -> Listed<String> {
    Listed::new(styles, |word| Ok(word.to_owned()))
}

/// The codes of `newscv check`.
pub(super) fn code() -> Listed<String> {
    fn codes() -> Vec<&'static str> {
        CODES.iter().map(|(code, _)| *code).collect()
    }
    Listed::new(codes, |word| {
        let known = codes();
        let is_known = known.contains(&word);
        if is_known { Ok(word.to_owned()) } else { Err(crate::resolve::settings::unknown("code", word, &known)) }
    })
}

impl<T: Clone + Send + Sync + 'static> TypedValueParser for Listed<T> {
    type Value = T;

    fn parse_ref(&self, command: &Command, argument: Option<&Arg>, value: &OsStr) -> Result<T, Error> {
        self.read.parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.words)().into_iter().map(PossibleValue::new)))
    }
}
