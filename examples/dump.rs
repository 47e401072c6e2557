use crosscheck::text::{Parser, Syntax, TextSpan, syntax::conllu};
fn main() {
    let mut args = std::env::args().skip(1);
    let trees = conllu::read(&std::fs::read_to_string(args.next().unwrap()).unwrap());
    let p = match args.next() {
        Some(m) => Parser::read(Box::leak(std::fs::read(m).unwrap().into_boxed_slice())).unwrap(),
        None => Parser::embedded().clone(),
    };
    for t in trees {
        print!(
            "{}",
            conllu::write(
                &t.text,
                &p.parse(&t.text, TextSpan::new(0, t.text.len()), &[])
            )
        );
    }
}
