//! The structure of the document for machines: headings, lists, links (ISO 32000-1, 14.7 and
//! 14.8), built while the pages are laid out and filled with marked content while they are drawn.

/// A standard structure type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The whole.
    Document,
    /// The name at the top.
    H1,
    /// A section heading.
    H2,
    /// A group heading.
    H3,
    /// A paragraph.
    P,
    /// A list with numbers that the text shows.
    NumberedList,
    /// A list without marks.
    PlainList,
    /// An entry of a list.
    LI,
    /// Its number.
    Lbl,
    /// Its text.
    LBody,
    /// A link.
    Link,
    /// A stretch of text, here a date.
    Span,
}

impl Role {
    /// The name of the structure type.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::H1 => "H1",
            Self::H2 => "H2",
            Self::H3 => "H3",
            Self::P => "P",
            Self::NumberedList | Self::PlainList => "L",
            Self::LI => "LI",
            Self::Lbl => "Lbl",
            Self::LBody => "LBody",
            Self::Link => "Link",
            Self::Span => "Span",
        }
    }

    /// How a list is numbered.
    pub(super) fn numbering(self) -> Option<&'static str> {
        match self {
            Self::NumberedList => Some("Decimal"),
            Self::PlainList => Some("None"),
            _ => None,
        }
    }
}

/// The place of an element in its tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct NodeId(usize);

impl NodeId {
    /// The number of the element, from zero in order of creation.
    pub(super) fn index(self) -> usize {
        self.0
    }
}

/// What an element holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kid {
    /// Another element.
    Node(NodeId),
    /// Marked content of a page.
    Mark {
        /// The page, from zero.
        page: usize,
        /// The number of the mark on it.
        mark: usize,
    },
    /// The annotation of a page that makes a link live.
    Annotation {
        /// The page, from zero.
        page: usize,
        /// The number of the annotation on it.
        annotation: usize,
    },
}

/// An element.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// Its structure type.
    pub role: Role,
    /// What holds it; `None` for the root.
    pub parent: Option<NodeId>,
    /// What it holds, in reading order.
    pub kids: Vec<Kid>,
    /// What it shows, in words.
    pub alternative: Option<String>,
    /// Whether its parent holds it already.
    placed: bool,
}

/// The structure tree. The root is a [`Role::Document`].
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    /// A document without content.
    pub(super) fn new() -> Self {
        Self {
            nodes: vec![Node { role: Role::Document, parent: None, kids: Vec::new(), alternative: None, placed: true }],
        }
    }

    /// The root.
    pub(super) fn root() -> NodeId {
        NodeId(0)
    }

    /// A new element at the end of `parent`.
    pub(super) fn add(&mut self, parent: NodeId, role: Role) -> NodeId {
        let id = NodeId(self.nodes.len());
        self.nodes.push(Node { role, parent: Some(parent), kids: Vec::new(), alternative: None, placed: true });
        self.nodes[parent.0].kids.push(Kid::Node(id));
        id
    }

    /// A new element whose place in its parent is where it is first drawn.
    pub(super) fn add_when_drawn(&mut self, parent: NodeId, role: Role, alternative: Option<String>) -> NodeId {
        let id = NodeId(self.nodes.len());
        self.nodes.push(Node { role, parent: Some(parent), kids: Vec::new(), alternative, placed: false });
        id
    }

    /// Appends drawn content or an annotation to an element, and the element to its parent if it
    /// is not yet there.
    pub(super) fn push(&mut self, node: NodeId, kid: Kid) {
        let element = &mut self.nodes[node.0];
        element.kids.push(kid);
        let was_placed = std::mem::replace(&mut element.placed, true);
        if let Some(parent) = element.parent.filter(|_| !was_placed) {
            self.nodes[parent.0].kids.push(Kid::Node(node));
        }
    }

    /// An element.
    pub(super) fn node(&self, node: NodeId) -> &Node {
        &self.nodes[node.0]
    }

    /// The elements, each after its parent.
    pub(super) fn nodes(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        self.nodes.iter().enumerate().map(|(index, node)| (NodeId(index), node))
    }
}
