//! Counts the steps that lists of names take, so that tests can compare two sizes of one text.
//!
//! Input: what a function is about to look at. Output: nothing, and nothing at all outside tests.

#[cfg(test)]
use std::cell::Cell;

#[cfg(test)]
thread_local! {
    static STEPS: Cell<usize> = const { Cell::new(0) };
}

/// Counts so many steps.
#[inline]
pub(super) fn count(steps: usize) {
    #[cfg(test)]
    STEPS.set(STEPS.get() + steps);
    #[cfg(not(test))]
    let _ = steps;
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::extract::extract;
    use crate::source::{Input, read};

    /// How many steps the facts of a page take.
    fn steps(page: &str) -> usize {
        let input = Input { path: Arc::from("page.md"), bytes: Arc::from(page.as_bytes()) };
        let site = read(&[input]).expect("the page is below the limit");
        let before = STEPS.get();
        extract(&site);
        STEPS.get() - before
    }

    #[test]
    fn a_list_of_twice_the_names_takes_about_twice_the_steps() {
        let pieces = [
            "a b, ", "A. Bee, ", "Bee A., ", "Bee, A.; ", "**A. Bee**, ", "*A. Bee*, ", "with A. Bee, ", "A b c, ",
            "王小明、", "and ", "2024, ",
        ];
        for head in ["", "## Publications\n\n- "] {
            for piece in pieces {
                let [once, twice] =
                    [2_000, 4_000].map(|bytes| steps(&format!("{head}{}\n", piece.repeat(bytes / piece.len()))));
                assert!(twice <= once * 2 + once / 2 + 2_000, "{piece:?}: {once} steps, then {twice}");
            }
        }
    }
}
