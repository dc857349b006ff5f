//! Grouping of mentions: pairs are joined, the surest first, unless something tells them apart.

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

/// All pairs of `count` mentions for which `same` holds, in page order. For the short lists of a
/// CV, where comparing each with each costs nothing.
pub(crate) fn pairs(count: usize, same: impl Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    let all = (0..count).flat_map(|a| (a + 1..count).map(move |b| (a, b)));
    all.filter(|(a, b)| same(*a, *b)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conflict_inside_a_group_keeps_it_apart() {
        let groups = group(4, &[(0, 1), (1, 2), (2, 3)], |a, b| (a.min(b), a.max(b)) == (0, 2));
        assert_eq!(groups, [vec![0, 1], vec![2, 3]]);
    }
}
