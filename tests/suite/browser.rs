//! What a browser makes of the HTML that we write: nothing hostile runs, our script does, and a
//! checker of accessibility finds no fault, in light and in dark.

use std::path::Path;
use std::process::Command;

use newscv::export::{Format, Options, export};

use crate::program::Place;
use crate::{doors, long_sample, review, sample};

/// The document after scripts ran, as headless Chromium has it.
fn rendered(html: &str) -> String {
    let place = Place::new();
    place.write("page.html", html);
    let profile = place.path("profile");
    let output = Command::new("chromium")
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"])
        .args(["--disable-component-update", "--disable-sync", "--virtual-time-budget=20000", "--dump-dom"])
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(format!("file://{}", place.path("page.html").display()))
        .output()
        .expect("chromium starts");
    String::from_utf8(output.stdout).unwrap()
}

fn cv_page(cv: &newscv::cv::Cv) -> String {
    let outputs = export(cv, Format::Html, &Options::default()).unwrap();
    String::from_utf8(outputs.files[0].bytes.clone()).unwrap()
}

#[test]
#[ignore = "needs chromium"]
fn hostile_text_does_not_run_in_a_browser() {
    let review = rendered(&review::review_of("tests/cases/review/hostile.md"));
    assert!(review.contains("<title>Review"), "{review}");
    assert!(review.contains("facts shown</p>"), "our own script ran");
    let cv = rendered(&cv_page(&doors::hostile()));
    assert!(cv.contains("– Curriculum vitae</title>") && !cv.contains("owned</title>"), "{cv}");
}

#[test]
#[ignore = "needs chromium"]
fn the_policy_stops_a_script_that_got_in() {
    let intruder = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"></body>";
    for html in [review::review_of("tests/pages/sample.md"), cv_page(&sample::cv())] {
        let shown = rendered(&html.replace("</body>", intruder));
        assert!(!shown.contains("<title>owned"), "{shown}");
    }
    let open = rendered(&format!("<title>x</title><body>{intruder}"));
    assert!(open.contains("<title>owned"), "the intruder runs where no policy stops it");
}

/// What a script in the page tells of it, for which the policy has to go.
fn told(html: &str, script: &str) -> String {
    let free = html.replacen("Content-Security-Policy", "x-none", 1);
    let report = format!(
        "<script>const told = []; {script}; const out = document.createElement('pre'); out.id = 'told';\
         out.textContent = told.join('\\n'); document.body.append(out);</script></html>"
    );
    let shown = rendered(&free.replace("</html>", &report));
    shown.split("id=\"told\">").nth(1).expect("the script reports").split("</pre>").next().unwrap().to_owned()
}

#[test]
#[ignore = "needs chromium"]
fn the_review_answers_to_keys_and_filters() {
    let script = "
        const press = key => (document.activeElement ?? document.body)
            .dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));
        const shown = () => document.querySelectorAll('.card:not([hidden])').length;
        const at = () => document.activeElement.matches('.card') ? document.activeElement.querySelector('h4').textContent
            : document.activeElement.matches('.mark') ? 'mark ' + document.activeElement.textContent
            : document.activeElement.matches('textarea') ? document.activeElement.value.split('\\n')[0]
            : document.activeElement.localName;
        const box = name => document.querySelector('[name=kind][value=' + name + ']');
        told.push(shown() + ' shown');
        for (const key of ['j', 'j', 'k', 'Enter', 'j', 'c', 'Escape', 'Escape']) { press(key); told.push(key + ': ' + at()); }
        told.push(document.querySelectorAll('.on').length + ' lit');
        box('publication').click(); told.push(shown() + ' shown');
        press('j'); told.push('j: ' + at());
        press('l'); told.push(shown() + ' shown')";
    let review = review::review_of("tests/pages/sample.md");
    let expected = [
        "19 shown",
        "j: Sparse Sensing with Borrowed Labels",
        "j: TinyLedger: Auditing What a Phone Has Learned",
        "k: Sparse Sensing with Borrowed Labels",
        "Enter: mark Sparse Sensing with Borrowed Labels",
        "j: TinyLedger: Auditing What a Phone Has Learned",
        "c: [[correct]]",
        "Escape: TinyLedger: Auditing What a Phone Has Learned",
        "Escape: body",
        "0 lit",
        "13 shown",
        "j: 2 papers at ICML",
        "1 shown",
    ];
    assert_eq!(told(&review, script).lines().collect::<Vec<_>>(), expected);
}

#[test]
#[ignore = "needs chromium"]
fn the_review_joins_what_is_pointed_at() {
    let script = "
        const point = (element, x) => element.dispatchEvent(new MouseEvent('mouseover', {bubbles: true, clientX: x}));
        const lit = () => [...document.querySelectorAll('.on')].map(element => element.matches('.card')
            ? 'card ' + element.querySelector('h4').textContent
            : element.matches('li') ? 'warning ' + element.querySelector('code').textContent : element.textContent);
        const card = name => [...document.querySelectorAll('.card')].find(card => card.textContent.includes(name));
        point(card('Area Chair'), 1); told.push(lit().join(' | '));
        point(document.querySelector('.warned .mark'), 2); told.push(lit().join(' | '));
        point([...document.querySelectorAll('#warnings li')].find(line => line.textContent.includes('silent-item')), 3); told.push(lit().join(' | '));
        document.querySelector('.silent .warned').click(); told.push(lit().join(' | '));
        document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'j', bubbles: true}));
        point(card('Area Chair'), 3); told.push(lit().at(-1))";
    let review = review::review_of("tests/pages/sample.md");
    let expected = [
        "Area Chair |  for  | ICLR 2026 | . | card Area Chair, ICLR",
        "Two papers | Two papers | ICML 2025 | card 2 papers at ICML | warning low-confidence",
        "S | warning silent-item",
        "S | warning silent-item",
        // The page that scrolls for the key brings another card under the mouse, which rests.
        "card Sparse Sensing with Borrowed Labels",
    ];
    assert_eq!(told(&review, script).lines().collect::<Vec<_>>(), expected);
}

/// The faults that axe-core finds. It runs inside the page, for which the policy has to go.
fn faults(html: &str) -> String {
    let modules = std::env::var("NEWSCV_NODE_MODULES").expect("NEWSCV_NODE_MODULES names a node_modules folder");
    let axe = std::fs::read_to_string(Path::new(&modules).join("axe-core/axe.min.js")).unwrap();
    let report = "document.querySelectorAll('details').forEach(part => { part.open = true; });\
        axe.run(document, {resultTypes: ['violations']}).then(found => { const out = document.createElement('pre');\
        out.id = 'axe-report'; out.textContent = found.passes.length + ' passed; ' + found.violations.map(fault =>\
        fault.id + ': ' + fault.nodes.map(node => node.target).join(', ')).join('; '); document.body.append(out); });";
    let free = html.replacen("Content-Security-Policy", "x-none", 1);
    let shown = rendered(&free.replace("</html>", &format!("<script>{axe}</script><script>{report}</script></html>")));
    let report = shown.split("axe-report\">").nth(1).expect("axe-core reports");
    report.split("</pre>").next().unwrap().to_owned()
}

#[test]
#[ignore = "needs chromium and the npm package axe-core in NEWSCV_NODE_MODULES"]
fn a_checker_of_accessibility_finds_no_fault() {
    let pages = [
        cv_page(&sample::cv()),
        cv_page(&long_sample::long_sample()),
        review::review_of("tests/pages/sample.md"),
        review::review_of("tests/cases/review/hostile.md"),
    ];
    for page in pages {
        let dark = page.replace("@media (prefers-color-scheme: dark)", "@media all");
        for html in [page, dark] {
            let report = faults(&html);
            let (passed, found) = report.split_once(" passed; ").unwrap();
            assert!(passed.parse::<u32>().unwrap() >= 15, "{report}");
            assert_eq!(found, "");
        }
    }
}

#[test]
#[ignore = "needs chromium, node, and the npm packages resumed, jsonresume-theme-even and jsonresume-theme-stackoverflow"]
fn themes_of_json_resume_show_every_fact() {
    let modules = std::env::var("NEWSCV_NODE_MODULES").expect("NEWSCV_NODE_MODULES names a node_modules folder");
    let place = Place::new();
    let outputs = export(&sample::cv(), Format::JsonResume, &Options::default()).unwrap();
    place.write("resume.json", &String::from_utf8(outputs.files[0].bytes.clone()).unwrap());
    std::os::unix::fs::symlink(&modules, place.path("node_modules")).unwrap();
    for theme in ["jsonresume-theme-even", "jsonresume-theme-stackoverflow"] {
        let status = Command::new(Path::new(&modules).join(".bin/resumed"))
            .args(["render", "resume.json", "--theme", theme, "--output", "resume.html"])
            .current_dir(place.path(""))
            .output()
            .unwrap();
        assert!(status.status.success(), "{theme}: {}", String::from_utf8_lossy(&status.stderr));
        let shown = rendered(&place.read("resume.html"));
        let facts = [
            "Mira Öberg", "Counting Owls at Night", "CricketTalk", "Echo Labs", "Best Paper Award", "What Owls Say",
            "Associate Editor", "Signal Processing",
        ];
        let missing: Vec<&str> = facts.into_iter().filter(|fact| !shown.contains(fact)).collect();
        assert_eq!(missing, Vec::<&str>::new(), "{theme}");
    }
}
