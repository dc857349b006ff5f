//! Where the records of a batch come from: lines of standard input, or the pages that were named.
//!
//! Lines without text between records are passed over, and so is white space at the end of one. A
//! line beyond the limit is not held in memory; it becomes a record that cannot be read.

use std::io::{self, BufRead, BufReader, Read, Stdin};
use std::path::{Path, PathBuf};
use std::vec;

use super::record::Job;
use crate::error::{Error, Result};

/// The longest line, in bytes: a page of the greatest size whose every other byte is escaped.
pub(super) const LONGEST: usize = 128 << 20;

/// The jobs of a run, in order.
#[derive(Debug)]
pub(super) enum Jobs {
    /// Lines of standard input.
    Lines(Lines<BufReader<Stdin>>),
    /// Pages.
    Pages(vec::IntoIter<PathBuf>),
}

impl Jobs {
    /// Standard input where no page, or `-`, is named.
    pub(super) fn new(pages: &[PathBuf]) -> Self {
        match pages {
            [] => Self::Lines(Lines::new(BufReader::new(io::stdin()))),
            [only] if only.as_os_str() == "-" => Self::Lines(Lines::new(BufReader::new(io::stdin()))),
            _ => Self::Pages(Vec::from(pages).into_iter()),
        }
    }

    /// How many are left, where that is known.
    pub(super) fn count(&self) -> Option<u64> {
        match self {
            Self::Lines(_) => None,
            Self::Pages(pages) => Some(pages.len() as u64),
        }
    }
}

impl Iterator for Jobs {
    type Item = Result<Job>;

    fn next(&mut self) -> Option<Result<Job>> {
        match self {
            Self::Lines(lines) => lines.next(),
            Self::Pages(pages) => pages.next().map(|page| Ok(Job::Page(page))),
        }
    }
}

/// Records by line.
#[derive(Debug)]
pub(super) struct Lines<R> {
    reader: R,
}

impl<R: BufRead> Lines<R> {
    fn new(reader: R) -> Self {
        Self { reader }
    }

    fn read(&mut self) -> io::Result<Option<Job>> {
        loop {
            let mut line = Vec::new();
            if self.reader.by_ref().take(LONGEST as u64 + 1).read_until(b'\n', &mut line)? == 0 {
                return Ok(None);
            }
            if line.len() > LONGEST {
                self.skip_line(&line)?;
                return Ok(Some(Job::TooLong));
            }
            line.truncate(line.trim_ascii_end().len());
            if !line.is_empty() {
                return Ok(Some(Job::Line(line.into())));
            }
        }
    }

    /// Passes over the rest of a line of which `read` was read.
    fn skip_line(&mut self, read: &[u8]) -> io::Result<()> {
        let mut ended = read.ends_with(b"\n");
        while !ended {
            let bytes = self.reader.fill_buf()?;
            if bytes.is_empty() {
                return Ok(());
            }
            let end = bytes.iter().position(|byte| *byte == b'\n');
            ended = end.is_some();
            let read = end.map_or(bytes.len(), |end| end + 1);
            self.reader.consume(read);
        }
        Ok(())
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<Job>;

    fn next(&mut self) -> Option<Result<Job>> {
        let path = || Path::new("standard input").to_owned();
        self.read().map_err(|source| Error::Read { path: path(), source }).transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jobs(text: &[u8]) -> Vec<Job> {
        Lines::new(text).map(Result::unwrap).collect()
    }

    #[test]
    fn lines_without_text_are_passed_over_and_the_last_needs_no_end() {
        let line = |text: &[u8]| Job::Line(text.into());
        assert_eq!(jobs(b"\n{}\t\r\n \n[1]"), [line(b"{}"), line(b"[1]")]);
        assert_eq!(jobs(b""), []);
    }

    #[test]
    fn a_line_beyond_the_limit_does_not_take_the_next_with_it() {
        let mut text = vec![b'x'; LONGEST + 9];
        text.extend(b"\n{}\n");
        assert_eq!(jobs(&text), [Job::TooLong, Job::Line(b"{}".as_slice().into())]);
        let exact = [vec![b'x'; LONGEST], b"\n{}\n".to_vec()].concat();
        assert_eq!(jobs(&exact), [Job::TooLong, Job::Line(b"{}".as_slice().into())]);
    }
}
