//! The structure of the PDF: the clauses of PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2)
//! that can be seen in the file itself.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use newscv::export::Options;
use newscv::export::pdf::{PdfOptions, write_pdf};

use crate::long_sample::long_sample;
use crate::sample::date;

fn document() -> Document {
    let pdf = PdfOptions { as_of: Some(date("2026-11-03")), ..PdfOptions::default() };
    let outputs = write_pdf(&long_sample(), &Options { pdf, ..Options::default() }).unwrap();
    Document::load_mem(&outputs.files[0].bytes).unwrap()
}

fn text(object: &Object) -> String {
    lopdf::decode_text_string(object).unwrap()
}

fn dictionary(document: &Document, object: &Object) -> Dictionary {
    document.dereference(object).unwrap().1.as_dict().unwrap().clone()
}

fn array(document: &Document, object: &Object) -> Vec<Object> {
    document.dereference(object).unwrap().1.as_array().unwrap().clone()
}

/// An element of the structure tree with what it holds.
struct Element {
    kind: String,
    dictionary: Dictionary,
    children: Vec<Element>,
    marks: Vec<(ObjectId, i64)>,
    annotations: Vec<ObjectId>,
}

fn element(document: &Document, id: ObjectId) -> Element {
    let dictionary = document.get_dictionary(id).unwrap().clone();
    let kind = String::from_utf8(dictionary.get(b"S").unwrap().as_name().unwrap().to_vec()).unwrap();
    let mut out = Element { kind, dictionary, children: vec![], marks: vec![], annotations: vec![] };
    let parts = out.dictionary.get(b"K").map(|parts| parts.as_array().unwrap().clone()).unwrap_or_default();
    for part in parts {
        match part {
            Object::Reference(child) => {
                let child_dictionary = document.get_dictionary(child).unwrap();
                assert_eq!(child_dictionary.get(b"P").unwrap().as_reference().unwrap(), id, "a child names its parent");
                out.children.push(element(document, child));
            }
            Object::Dictionary(part) if part.get(b"Type").unwrap().as_name().unwrap() == b"MCR" => {
                let page = part.get(b"Pg").unwrap().as_reference().unwrap();
                out.marks.push((page, part.get(b"MCID").unwrap().as_i64().unwrap()));
            }
            Object::Dictionary(part) => out.annotations.push(part.get(b"Obj").unwrap().as_reference().unwrap()),
            other => panic!("an unknown kid {other:?}"),
        }
    }
    out
}

fn tree(document: &Document) -> Element {
    let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
    let top = document.get_dictionary(root).unwrap().get(b"K").unwrap().as_reference().unwrap();
    element(document, top)
}

fn walk<'a>(element: &'a Element, visit: &mut impl FnMut(&'a Element)) {
    visit(element);
    for child in &element.children {
        walk(child, visit);
    }
}

fn all(element: &Element) -> Vec<&Element> {
    let mut out = Vec::new();
    walk(element, &mut |element| out.push(element));
    out
}

#[test]
fn the_catalogue_tells_language_title_and_tagging() {
    let document = document();
    let catalog = document.catalog().unwrap();
    assert_eq!(text(catalog.get(b"Lang").unwrap()), "en");
    let marked = catalog.get(b"MarkInfo").unwrap().as_dict().unwrap().get(b"Marked").unwrap();
    assert!(marked.as_bool().unwrap());
    let preferences = catalog.get(b"ViewerPreferences").unwrap().as_dict().unwrap();
    assert!(preferences.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
}

#[test]
fn headings_descend_without_a_gap_and_lists_hold_entries_only() {
    let document = document();
    let tree = tree(&document);
    assert_eq!(tree.kind, "Document");
    let kinds: Vec<&str> = all(&tree).iter().map(|element| element.kind.as_str()).collect();
    let headings: Vec<&str> = kinds.iter().copied().filter(|kind| kind.starts_with('H')).collect();
    assert_eq!(headings, ["H1", "H2", "H2", "H2", "H3", "H3", "H3", "H3", "H3", "H2", "H2", "H2"]);
    for element in all(&tree) {
        let inside: Vec<&str> = element.children.iter().map(|child| child.kind.as_str()).collect();
        match element.kind.as_str() {
            "L" => assert!(inside.iter().all(|kind| *kind == "LI") && !inside.is_empty()),
            "LI" => assert!(matches!(inside[..], ["LBody"] | ["Lbl", "LBody"])),
            "H1" | "H2" | "H3" | "Lbl" | "Span" => assert!(inside.is_empty() && !element.marks.is_empty()),
            _ => {}
        }
    }
}

#[test]
fn each_link_has_words_and_an_annotation_that_leads_back() {
    let document = document();
    let tree = tree(&document);
    let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let parents = dictionary(&document, dictionary(&document, root).get(b"ParentTree").unwrap());
    let numbers = parents.get(b"Nums").unwrap().as_array().unwrap().clone();
    let by_key: BTreeMap<i64, Object> =
        numbers.chunks(2).map(|pair| (pair[0].as_i64().unwrap(), pair[1].clone())).collect();
    let mut links = 0;
    for link in all(&tree).into_iter().filter(|element| element.kind == "Link") {
        assert!(!text(link.dictionary.get(b"Alt").unwrap()).is_empty());
        for id in &link.annotations {
            let annotation = document.get_dictionary(*id).unwrap();
            assert!(!text(annotation.get(b"Contents").unwrap()).is_empty());
            assert_eq!(annotation.get(b"F").unwrap().as_i64().unwrap(), 4);
            let key = annotation.get(b"StructParent").unwrap().as_i64().unwrap();
            let parent = document.get_dictionary(by_key[&key].as_reference().unwrap()).unwrap();
            assert_eq!(parent.get(b"S").unwrap().as_name().unwrap(), b"Link");
            links += 1;
        }
        assert!(!link.annotations.is_empty() && !link.marks.is_empty());
    }
    let of_pages: usize = document
        .page_iter()
        .map(|page| document.get_dictionary(page).unwrap().get(b"Annots").map_or(0, |all| array(&document, all).len()))
        .sum();
    assert!(links > 20);
    assert_eq!(links, of_pages, "no annotation stands outside the tree");
}

/// Every text operator is inside marked content, and every mark is in the tree once.
#[test]
fn all_content_is_tagged_or_an_artifact() {
    let document = document();
    let tree = tree(&document);
    let mut in_tree: Vec<(ObjectId, i64)> = all(&tree).iter().flat_map(|element| element.marks.clone()).collect();
    let mut in_pages = Vec::new();
    for page in document.page_iter() {
        let content = Content::decode(&document.get_page_content(page)).unwrap();
        let mut depth = 0;
        for operation in content.operations {
            match operation.operator.as_str() {
                "BMC" | "BDC" => depth += 1,
                "EMC" => depth -= 1,
                "TJ" | "Tj" | "S" | "f" => assert!(depth > 0, "{operation:?} is not marked"),
                _ => {}
            }
            let mark = operation.operands.get(1).and_then(|operand| operand.as_dict().ok());
            in_pages.extend(mark.and_then(|mark| mark.get(b"MCID").ok()).map(|mark| (page, mark.as_i64().unwrap())));
        }
        assert_eq!(depth, 0);
    }
    in_tree.sort_unstable();
    in_pages.sort_unstable();
    assert_eq!(in_tree, in_pages);
}

#[test]
fn fonts_are_embedded_subset_and_mapped_to_unicode() {
    let document = document();
    let fonts: Vec<&Dictionary> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|font| font.get(b"Subtype").is_ok_and(|kind| kind.as_name().is_ok_and(|name| name == b"Type0")))
        .collect();
    assert_eq!(fonts.len(), 3);
    for font in fonts {
        let name = font.get(b"BaseFont").unwrap().as_name().unwrap();
        assert!(name[..6].iter().all(u8::is_ascii_uppercase) && name[6] == b'+');
        let descendant = array(&document, font.get(b"DescendantFonts").unwrap());
        let descendant = dictionary(&document, &descendant[0]);
        let descriptor = dictionary(&document, descendant.get(b"FontDescriptor").unwrap());
        assert!(descriptor.get(b"FontFile3").is_ok());
        assert_eq!(descriptor.get(b"FontName").unwrap().as_name().unwrap(), name);
        let number = |key: &[u8]| descriptor.get(key).unwrap().as_i64().unwrap();
        let (capitals, small) = (number(b"CapHeight"), number(b"XHeight"));
        assert!((600..700).contains(&capitals) && (400..500).contains(&small), "{capitals}, {small}");
        assert!(number(b"Ascent") > capitals && number(b"Descent") < 0 && number(b"StemV") > 0);
        assert_eq!(number(b"ItalicAngle") < 0, name.ends_with(b"Italic"));
        let flags = if name.ends_with(b"Italic") { 32 + 64 + 2 } else { 32 + 2 };
        assert_eq!(number(b"Flags"), flags, "not symbolic, with serifs, italic where it is");
        let map = font.get(b"ToUnicode").unwrap().as_reference().unwrap();
        let map = document.get_object(map).unwrap().as_stream().unwrap().decompressed_content().unwrap();
        let map = String::from_utf8(map).unwrap();
        assert!(!map.contains("<FFFD>") && !map.contains("<FEFF>"));
    }
}

#[test]
fn what_the_file_says_of_itself_is_said_twice_alike() {
    let document = document();
    let information = dictionary(&document, document.trailer.get(b"Info").unwrap());
    let packet = document.catalog().unwrap().get(b"Metadata").unwrap().as_reference().unwrap();
    let packet = String::from_utf8(document.get_object(packet).unwrap().as_stream().unwrap().content.clone()).unwrap();
    for key in ["Title", "Author", "Subject", "Keywords", "Producer", "Creator"] {
        let value = text(information.get(key.as_bytes()).unwrap());
        assert!(packet.contains(&format!(">{value}<")), "{key}: {value}");
    }
    assert_eq!(text(information.get(b"Title").unwrap()), "Curriculum vitae of Mira Öberg");
    assert_eq!(information.get(b"CreationDate").unwrap().as_str().unwrap(), b"D:20261103");
    assert!(packet.contains("<xmp:CreateDate>2026-11-03</xmp:CreateDate>"));
    assert!(packet.contains("<pdfaid:part>2</pdfaid:part>") && packet.contains("<pdfuaid:part>1</pdfuaid:part>"));
    assert!(document.trailer.get(b"ID").is_ok());
    let intents = document.catalog().unwrap().get(b"OutputIntents").unwrap();
    assert_eq!(array(&document, intents).len(), 1);
}

#[test]
fn the_outline_has_the_sections_and_their_groups() {
    let document = document();
    let outlines = dictionary(&document, document.catalog().unwrap().get(b"Outlines").unwrap());
    let mut titles = Vec::new();
    let mut open: Vec<Object> = vec![outlines.get(b"First").unwrap().clone()];
    while let Some(item) = open.pop() {
        let item = dictionary(&document, &item);
        titles.push(text(item.get(b"Title").unwrap()));
        open.extend(item.get(b"Next").cloned());
        open.extend(item.get(b"First").cloned());
    }
    let expected = "Experience, Education, Publications, Conference papers, Journal articles, Workshop papers, Preprints, \
                    Accepted papers not listed by title, Awards, Talks, Service";
    assert_eq!(titles.join(", "), expected);
}
