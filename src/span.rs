//! Byte ranges in a file, and the table that turns them into lines and columns.

/// A range of bytes in one file, as the file lies on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range from `start` up to, not including, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span runs forwards: {start}..{end}");
        Self { start, end }
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether `other` lies within this span.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// Where `part`, a piece that was cut out of `text`, begins in it.
pub(crate) fn offset(text: &str, part: &str) -> usize {
    let offset = (part.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
    debug_assert!(offset <= text.len(), "a piece lies in the text that it was cut out of");
    offset
}

/// Where the lines of a file start, for turning offsets into line numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    /// Indexes the lines of `bytes`, which end in `\n`, `\r\n` or `\r`.
    pub fn new(bytes: &[u8]) -> Self {
        let mut starts = vec![0];
        let mut at = 0;
        while let Some(end) = bytes[at..].iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
            at += end + 1;
            if bytes[at - 1] == b'\n' || bytes.get(at) != Some(&b'\n') {
                starts.push(at);
            }
        }
        Self { starts }
    }

    /// The line of the byte at `offset`, counted from one.
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }

    /// The offset at which `line` (counted from one) starts.
    pub fn start(&self, line: usize) -> Option<usize> {
        self.starts.get(line.checked_sub(1)?).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_in_any_of_three_ways() {
        let lines = Lines::new(b"a\nb\r\nc\rd");
        assert_eq!([0, 1, 2, 5, 7].map(|at| lines.line(at)), [1, 1, 2, 3, 4]);
        assert_eq!(lines.start(4), Some(7));
        assert_eq!(lines.start(5), None);
    }
}
