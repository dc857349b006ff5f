//! Reads service roles.
//!
//! Input: a [`Reading`]. Output: facts pushed to [`Facts`], one for each mention.

use super::reading::Reading;
use crate::fact::Facts;

/// Reads the service roles that news or prose tells.
pub(super) fn read_prose(_reading: &Reading<'_>, _facts: &mut Facts) {}

/// Reads an entry of a section of service roles.
pub(super) fn read_list(_reading: &Reading<'_>, _facts: &mut Facts) {}
