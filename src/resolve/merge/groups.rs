//! Grouping of mentions: pairs are joined, the surest first, unless something tells them apart.

use std::collections::BTreeMap;

/// How many members of a group are asked for conflicts: no page tells of one thing as often, and
/// one that does must not make each mention be compared with all others.
const MOST_COMPARED: usize = 128;

/// Groups `count` mentions by `pairs`, in their order. A pair is skipped if `conflict` holds
/// between any two members of the groups that it would join, so a doubtful link never chains two
/// different things together. Groups are ordered by their first member, members ascend.
pub(crate) fn group(
    count: usize,
    pairs: &[(usize, usize)],
    conflict: impl Fn(usize, usize) -> bool,
) -> Vec<Vec<usize>> {
    let mut group_of: Vec<usize> = (0..count).collect();
    let mut members: Vec<Vec<usize>> = (0..count).map(|at| vec![at]).collect();
    for (a, b) in pairs {
        let (a, b) = (group_of[*a], group_of[*b]);
        let (into, from) = (a.min(b), a.max(b));
        let first = |group: usize| members[group].iter().take(MOST_COMPARED);
        if into == from || first(into).any(|x| first(from).any(|y| conflict(*x, *y))) {
            continue;
        }
        let moved = std::mem::take(&mut members[from]);
        for at in &moved {
            group_of[*at] = into;
        }
        members[into].extend(moved);
    }
    members.retain(|group| !group.is_empty());
    for group in &mut members {
        group.sort_unstable();
    }
    members.sort_unstable_by_key(|group| group[0]);
    members
}

/// How many pairs are compared of those that share one key, and with how many neighbours each mention
/// is compared even so. The list of a CV has all its pairs compared; one of a hundred thousand lines
/// takes time by its length and not by the square of it.
const MOST_PAIRS: usize = 1 << 14;
const FEWEST_COMPARED: usize = 8;

/// The pairs of `count` mentions for which `same` holds, in page order, of those that have one of
/// their `keys` in common.
pub(crate) fn pairs(
    count: usize,
    keys: impl Fn(usize) -> Vec<String>,
    same: impl Fn(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    let mut with_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for at in 0..count {
        for key in keys(at) {
            with_key.entry(key).or_default().push(at);
        }
    }
    let mut found: Vec<(usize, usize)> = with_key.values().flat_map(|members| near(members)).collect();
    found.sort_unstable();
    found.dedup();
    found.retain(|(a, b)| a < b && same(*a, *b));
    found
}

/// All pairs of the members of a key, or of each with its neighbours where there are too many.
fn near(members: &[usize]) -> impl Iterator<Item = (usize, usize)> + '_ {
    let reach = FEWEST_COMPARED.max(MOST_PAIRS / members.len().max(1));
    members.iter().enumerate().flat_map(move |(at, a)| members[at + 1..].iter().take(reach).map(|b| (*a, *b)))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn a_conflict_inside_a_group_keeps_it_apart() {
        let groups = group(4, &[(0, 1), (1, 2), (2, 3)], |a, b| (a.min(b), a.max(b)) == (0, 2));
        assert_eq!(groups, [vec![0, 1], vec![2, 3]]);
    }

    /// How many pairs are compared of so many mentions that all share one key.
    fn compared(count: usize) -> usize {
        let compared = Cell::new(0);
        pairs(
            count,
            |_| vec!["reviewer".to_owned()],
            |_, _| {
                compared.set(compared.get() + 1);
                false
            },
        );
        compared.get()
    }

    #[test]
    fn a_list_of_usual_length_has_all_its_pairs_compared() {
        assert_eq!(compared(120), 120 * 119 / 2);
    }

    #[test]
    fn twice_as_many_lines_take_at_most_twice_the_comparisons() {
        let [once, twice] = [10_000, 20_000].map(compared);
        assert!(twice <= once * 2 + FEWEST_COMPARED * FEWEST_COMPARED, "{once} comparisons, then {twice}");
    }

    #[test]
    fn mentions_without_a_key_in_common_are_no_pair() {
        assert_eq!(pairs(3, |at| vec![(at % 2).to_string()], |_, _| true), [(0, 2)]);
    }
}
