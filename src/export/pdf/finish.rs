//! Completes what printpdf writes: structure tree, links, outline, language, metadata, output
//! intent and fixed identifiers.
//!
//! Input: the drawn pages. Output: the bytes of the file. printpdf leaves random identifiers and
//! its own information dictionary; both are replaced here, so that equal input gives equal bytes.

use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, Stream, dictionary};
use printpdf::{PdfDocument, PdfFont, PdfSaveOptions};
use sha2::{Digest, Sha256};

use super::draw::{Annotation, Drawn};
use super::layout::{Heading, Pages};
use super::metadata::{Metadata, text_string};
use super::subset::Subset;
use super::tags::{Kid, Node, NodeId, Tree};
use crate::error::Error;

const SRGB: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/srgb.icc"));

/// Writes the file.
///
/// # Errors
/// Where writing into memory fails, which it does not.
pub(super) fn finish(
    drawn: Vec<Drawn>,
    pages: &Pages,
    fonts: Vec<(&Subset, PdfFont)>,
    metadata: &Metadata,
) -> Result<Vec<u8>, Error> {
    let mut pdf = PdfDocument::new("");
    let mut subsets = Vec::new();
    for (subset, font) in fonts {
        subsets.push(subset);
        pdf.resources.fonts.map.insert(subset.id.clone(), font);
    }
    let mut annotations = Vec::new();
    let mut marks = Vec::new();
    for page in drawn {
        pdf.pages.push(page.page);
        annotations.push(page.annotations);
        marks.push(page.marks);
    }
    let options = PdfSaveOptions { subset_fonts: false, image_optimization: None, ..PdfSaveOptions::default() };
    let document = pdf.to_lopdf_document(&options, &mut Vec::new());
    let mut finisher = Finisher { page_ids: document.page_iter().collect(), document };
    finisher.fonts(&subsets);
    finisher.codes(&subsets);
    finisher.structure(&pages.tree, &annotations, &marks);
    finisher.outline(&pages.headings, pages.size.1);
    finisher.catalog(metadata);
    finisher.save(metadata)
}

struct Finisher {
    document: Document,
    page_ids: Vec<ObjectId>,
}

impl Finisher {
    fn page(&mut self, index: usize) -> Option<&mut Dictionary> {
        let id = *self.page_ids.get(index)?;
        self.document.get_dictionary_mut(id).ok()
    }

    /// Completes the font descriptors: printpdf takes the ascent for the height of capitals, and
    /// calls no font one with serifs.
    fn fonts(&mut self, subsets: &[&Subset]) {
        for object in self.document.objects.values_mut() {
            let Ok(descriptor) = object.as_dict_mut() else { continue };
            if !descriptor.has_type(b"FontDescriptor") {
                continue;
            }
            let Some(font) = named(subsets, descriptor, b"FontName").map(|subset| &subset.description) else {
                continue;
            };
            set_some(descriptor, "CapHeight", font.capitals.map(Object::Integer));
            set_some(descriptor, "XHeight", font.small_letters.map(Object::Integer));
            let flags = descriptor.get(b"Flags").and_then(Object::as_i64).unwrap_or(0);
            descriptor.set("Flags", if font.serif { flags | SERIF } else { flags });
        }
    }

    /// Tells which glyphs the codes of a font show, where a glyph has several (ISO 32000-1, 9.7.4.2).
    fn codes(&mut self, subsets: &[&Subset]) {
        let coded = |(id, object): (&ObjectId, &Object)| {
            let font = object.as_dict().ok().filter(|font| font.get(b"Subtype").is_ok_and(is_composite))?;
            Some((*id, named(subsets, font, b"BaseFont")?.glyphs_of_codes()?))
        };
        let found: Vec<(ObjectId, Vec<u8>)> = self.document.objects.iter().filter_map(coded).collect();
        for (id, glyphs) in found {
            let map = self.document.add_object(Stream::new(Dictionary::new(), glyphs));
            let font = self.document.get_dictionary_mut(id).and_then(|font| font.get_mut(b"DescendantFonts"));
            let descendant = font.and_then(Object::as_array_mut).ok().and_then(|fonts| fonts.first_mut());
            if let Some(Ok(descendant)) = descendant.map(Object::as_dict_mut) {
                descendant.set("CIDToGIDMap", map);
            }
        }
    }

    /// The structure tree (ISO 32000-1, 14.7), and the way from each mark and each link back to
    /// its element.
    fn structure(&mut self, tree: &Tree, annotations: &[Vec<Annotation>], marks: &[Vec<NodeId>]) {
        let root = self.document.new_object_id();
        let elements: Vec<ObjectId> = tree.nodes().map(|_| self.document.new_object_id()).collect();
        let links = self.annotations(annotations, tree);
        for (id, node) in tree.nodes() {
            let element = self.element(node, root, &elements, &links);
            self.document.set_object(elements[id.index()], element);
        }
        let mut numbers: Vec<Object> = Vec::new();
        for (page, marks) in marks.iter().enumerate() {
            let of_page = marks.iter().map(|node| Object::Reference(elements[node.index()])).collect();
            numbers.extend([integer(page), Object::Array(of_page)]);
        }
        let of_links = annotations.iter().flatten().enumerate();
        for (index, annotation) in of_links {
            let key = integer(marks.len() + index);
            numbers.extend([key, Object::Reference(elements[annotation.node.index()])]);
        }
        let next = marks.len() + annotations.iter().map(Vec::len).sum::<usize>();
        let parents = self.document.add_object(dictionary! { "Nums" => numbers });
        let first = elements[Tree::root().index()];
        let structure = dictionary! {
            "Type" => "StructTreeRoot",
            "K" => Object::Reference(first),
            "ParentTree" => Object::Reference(parents),
            "ParentTreeNextKey" => integer(next),
        };
        self.document.set_object(root, structure);
        if let Ok(catalog) = self.document.catalog_mut() {
            catalog.set("StructTreeRoot", root);
        }
    }

    /// Makes the links of each page, and names the pages' entries in the parent tree.
    fn annotations(&mut self, annotations: &[Vec<Annotation>], tree: &Tree) -> Vec<Vec<ObjectId>> {
        let mut number = annotations.len();
        let mut out = Vec::new();
        for (index, of_page) in annotations.iter().enumerate() {
            let mut ids = Vec::new();
            for annotation in of_page {
                let description = tree.node(annotation.node).alternative.as_deref().unwrap_or(&annotation.url);
                ids.push(self.document.add_object(link(annotation, description, number)));
                number += 1;
            }
            if let Some(page) = self.page(index) {
                page.set("StructParents", integer(index));
                page.set("Tabs", "S");
                page.remove(b"Annots");
                if !ids.is_empty() {
                    page.set("Annots", ids.iter().map(|id| Object::Reference(*id)).collect::<Vec<_>>());
                }
            }
            out.push(ids);
        }
        out
    }

    fn element(&self, node: &Node, root: ObjectId, elements: &[ObjectId], links: &[Vec<ObjectId>]) -> Dictionary {
        let parent = node.parent.map_or(root, |parent| elements[parent.index()]);
        let mut out = dictionary! { "S" => node.role.name(), "P" => Object::Reference(parent) };
        let kids: Vec<Object> = node.kids.iter().filter_map(|kid| self.kid(kid, elements, links)).collect();
        if !kids.is_empty() {
            out.set("K", kids);
        }
        if let Some(words) = &node.alternative {
            out.set("Alt", text_string(words));
        }
        if let Some(numbering) = node.role.numbering() {
            out.set("A", dictionary! { "O" => "List", "ListNumbering" => numbering });
        }
        out
    }

    fn kid(&self, kid: &Kid, elements: &[ObjectId], links: &[Vec<ObjectId>]) -> Option<Object> {
        let page = |index: &usize| self.page_ids.get(*index).copied().map(Object::Reference);
        Some(match kid {
            Kid::Node(node) => Object::Reference(elements[node.index()]),
            Kid::Mark { page: index, mark } => {
                Object::Dictionary(dictionary! { "Type" => "MCR", "Pg" => page(index)?, "MCID" => integer(*mark) })
            }
            Kid::Annotation { page: index, annotation } => {
                let link = *links.get(*index)?.get(*annotation)?;
                let reference =
                    dictionary! { "Type" => "OBJR", "Pg" => page(index)?, "Obj" => Object::Reference(link) };
                Object::Dictionary(reference)
            }
        })
    }

    /// The outline: sections, and their groups below them.
    fn outline(&mut self, headings: &[Heading], height: f32) {
        if headings.is_empty() {
            return;
        }
        let root = self.document.new_object_id();
        let ids: Vec<ObjectId> = headings.iter().map(|_| self.document.new_object_id()).collect();
        let parents: Vec<Option<usize>> = (0..headings.len()).map(|index| parent(headings, index)).collect();
        for (index, heading) in headings.iter().enumerate() {
            let is_sibling = |other: &usize| parents[*other] == parents[index];
            let reference = |other: usize| Object::Reference(ids[other]);
            let page = self.page_ids.get(heading.page).copied().map_or(Object::Null, Object::Reference);
            let destination = vec![page, "XYZ".into(), Object::Null, Object::Real(height - heading.y), Object::Null];
            let mut item = dictionary! {
                "Title" => text_string(&heading.title),
                "Parent" => Object::Reference(parents[index].map_or(root, |parent| ids[parent])),
                "Dest" => destination,
            };
            set_some(&mut item, "Prev", (0..index).rev().find(is_sibling).map(reference));
            set_some(&mut item, "Next", (index + 1..ids.len()).find(is_sibling).map(reference));
            set_children(&mut item, &children(&parents, Some(index)), &ids);
            self.document.set_object(ids[index], item);
        }
        let mut outlines = dictionary! { "Type" => "Outlines" };
        set_children(&mut outlines, &children(&parents, None), &ids);
        outlines.set("Count", integer(ids.len()));
        self.document.set_object(root, outlines);
        if let Ok(catalog) = self.document.catalog_mut() {
            catalog.set("Outlines", root);
            catalog.set("PageMode", "UseOutlines");
        }
    }

    /// What the catalogue says of the whole document.
    fn catalog(&mut self, metadata: &Metadata) {
        let packet = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
        let packet = Stream::new(packet, metadata.xmp().into_bytes()).with_compression(false);
        let packet = self.document.add_object(packet);
        let profile = self.document.add_object(Stream::new(dictionary! { "N" => 3 }, SRGB.to_vec()));
        let intent = dictionary! {
            "Type" => "OutputIntent",
            "S" => "GTS_PDFA1",
            "OutputConditionIdentifier" => Object::string_literal("sRGB"),
            "Info" => Object::string_literal("sRGB"),
            "DestOutputProfile" => Object::Reference(profile),
        };
        if let Ok(catalog) = self.document.catalog_mut() {
            catalog.set("Lang", text_string(&metadata.language));
            catalog.set("MarkInfo", dictionary! { "Marked" => true });
            catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
            catalog.set("Metadata", packet);
            catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
            catalog.remove(b"PageLayout");
        }
        let information = self.document.add_object(metadata.information());
        self.document.trailer.set("Info", information);
    }

    fn save(mut self, metadata: &Metadata) -> Result<Vec<u8>, Error> {
        "1.7".clone_into(&mut self.document.version);
        self.document.prune_objects();
        self.document.renumber_objects();
        self.document.compress();
        let id = Object::String(self.digest(metadata), lopdf::StringFormat::Hexadecimal);
        self.document.trailer.set("ID", vec![id.clone(), id]);
        let mut bytes = Vec::new();
        let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true).compression_level(9);
        self.document
            .save_with_options(&mut bytes, options.build())
            .map_err(|source| Error::Refused { reason: format!("cannot write the PDF: {source}") })?;
        Ok(bytes)
    }

    /// Sixteen bytes that differ where the contents differ.
    fn digest(&self, metadata: &Metadata) -> Vec<u8> {
        let mut hash = Sha256::new();
        hash.update(metadata.xmp());
        for object in self.document.objects.values() {
            if let Object::Stream(stream) = object {
                hash.update(&stream.content);
            }
        }
        hash.finalize()[..16].to_vec()
    }
}

/// The font that a dictionary names under `key`, behind the letters that tell a subset.
fn named<'s>(subsets: &[&'s Subset], dictionary: &Dictionary, key: &[u8]) -> Option<&'s Subset> {
    let name = dictionary.get(key).and_then(Object::as_name).ok()?;
    let is_it = |subset: &&&Subset| {
        name.strip_suffix(subset.description.name.as_bytes()).is_some_and(|tag| tag.ends_with(b"+"))
    };
    subsets.iter().find(is_it).copied()
}

fn is_composite(subtype: &Object) -> bool {
    subtype.as_name().is_ok_and(|name| name == b"Type0")
}

/// The flag of fonts with serifs (ISO 32000-1, table 123).
const SERIF: i64 = 1 << 1;

fn link(annotation: &Annotation, description: &str, number: usize) -> Dictionary {
    let rect: Vec<Object> = annotation.rect.iter().map(|edge| Object::Real(*edge)).collect();
    dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => rect,
        "Border" => vec![0.into(), 0.into(), 0.into()],
        "F" => 4,
        "A" => dictionary! { "S" => "URI", "URI" => Object::string_literal(annotation.url.as_str()) },
        "Contents" => text_string(description),
        "StructParent" => integer(number),
    }
}

/// The heading of the rank above that `index` stands under.
fn parent(headings: &[Heading], index: usize) -> Option<usize> {
    (0..index).rev().find(|other| headings[*other].level < headings[index].level)
}

fn children(parents: &[Option<usize>], parent: Option<usize>) -> Vec<usize> {
    (0..parents.len()).filter(|index| parents[*index] == parent).collect()
}

fn set_children(item: &mut Dictionary, children: &[usize], ids: &[ObjectId]) {
    if let (Some(first), Some(last)) = (children.first(), children.last()) {
        item.set("First", ids[*first]);
        item.set("Last", ids[*last]);
        item.set("Count", integer(children.len()));
    }
}

fn set_some(item: &mut Dictionary, key: &str, value: Option<Object>) {
    if let Some(value) = value {
        item.set(key, value);
    }
}

fn integer(number: usize) -> Object {
    Object::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}
