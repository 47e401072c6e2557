//! The command line, case by case: each file of tests/cmd holds calls and what they print, and so do docs/rulings.md and docs/tutorial.md.

#[test]
fn calls() {
    trycmd::TestCases::new()
        .env("COLUMNS", "100")
        .case("tests/cmd/*.trycmd")
        .case("tests/cmd/*.toml")
        .case("docs/rulings.md")
        .case("docs/tutorial.md");
}

#[test]
fn the_tutorial_shows_the_whole_of_its_rules() {
    let page = include_str!("../docs/tutorial.md");
    let blocks = page.split("```yaml\n").skip(1);
    let shown: String = blocks.filter_map(|rest| rest.split("```").next()).collect();
    assert_eq!(shown, include_str!("../docs/tutorial/ferry.yaml"));
}
