//! Work on many things at once.

use rayon::prelude::*;

/// Below so many, waking other cores costs more than they save.
const WORTH_SHARING: usize = 256;

/// What `read` gives for each of `all`, in order; on all cores where there are many.
pub(crate) fn map<T: Sync, R: Send>(all: &[T], read: impl Fn(&T) -> R + Sync) -> Vec<R> {
    if all.len() < WORTH_SHARING {
        return all.iter().map(read).collect();
    }
    all.par_iter().map(&read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_come_in_the_order_of_few() {
        let numbers: Vec<usize> = (0..3 * WORTH_SHARING).collect();
        assert!(map(&numbers, |number| number * 2).into_iter().eq(numbers.iter().map(|number| number * 2)));
    }
}
