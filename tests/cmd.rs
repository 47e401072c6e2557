//! The command line, case by case: each file of tests/cmd holds calls and what they print, and so does docs/rulings.md.

#[test]
fn calls() {
    trycmd::TestCases::new()
        .env("COLUMNS", "100")
        .case("tests/cmd/*.trycmd")
        .case("tests/cmd/*.toml")
        .case("docs/rulings.md");
}
