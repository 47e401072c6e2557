//! `crosscheck serve`: the HTML report at an address of this machine alone, made anew when an article or a rule changes.
//!
//! What always holds: nobody but programs on this machine can connect, and of those no page of another address, for a request has to name
//! the address that is served. It reads nothing of a request but its path.

use std::io::Cursor;
use std::net::Ipv4Addr;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use crosscheck::report::{Format, Html, Templates, Writer as _};
use tiny_http::{Header, Method, Request, Response, Server};

use super::args::Serve;
use super::browser;
use super::compare::report;
use super::held::Held;
use super::message::{note, say, warn};
use super::watch::Watch;
use crate::cli::error::{Failure, Status};

/// A page that waits for news asks again after this time, so that no request lasts for ever.
const PATIENCE: Duration = Duration::from_secs(25);

/// What is shown, and its number.
#[derive(Default)]
struct Shown {
    page: Mutex<(u64, String)>,
    changed: Condvar,
}

impl Shown {
    fn put(&self, make: impl FnOnce(u64) -> String) {
        let mut page = self.page.lock().unwrap_or_else(PoisonError::into_inner);
        page.0 += 1;
        page.1 = make(page.0);
        self.changed.notify_all();
    }

    fn page(&self) -> String {
        let page = self.page.lock().unwrap_or_else(PoisonError::into_inner);
        page.1.clone()
    }

    /// The number of the page, as soon as it is another than `known`, or after a while.
    fn number_after(&self, known: u64) -> u64 {
        let page = self.page.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |page: &mut (u64, String)| page.0 == known;
        let waited = self.changed.wait_timeout_while(page, PATIENCE, same);
        let (page, _) = waited.unwrap_or_else(PoisonError::into_inner);
        page.0
    }
}

/// Serves until it is ended.
pub fn run(args: &Serve) -> Result<Status, Failure> {
    let templates = match &args.template {
        None => Templates::default(),
        Some(dir) => Templates::read(dir)?,
    };
    let mut watch = Watch::new(&args.paths, &args.rules, None)?;
    let mut held = Held::default();
    // What is wrong from the first is told as `compare` tells it.
    let first = made(args, &mut held, &templates, 1)?;
    let server = Server::http((Ipv4Addr::LOCALHOST, args.port));
    let server = server.map_err(|e| Failure::Serve(args.port, e.to_string()))?;
    let port = server.server_addr().to_ip().map_or(args.port, |a| a.port());
    let address = format!("http://127.0.0.1:{port}/");
    let shown = Arc::new(Shown::default());
    shown.put(|_| first);
    note(&format!("the report is at {address} (Ctrl-C ends it)"));
    if args.open && !browser::open(&address) {
        warn("nothing here can open a page");
    }
    let hosts = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
    let answering = Arc::clone(&shown);
    std::thread::spawn(move || {
        for request in server.incoming_requests() {
            let (shown, hosts) = (Arc::clone(&answering), hosts.clone());
            // One that waits for news holds up no other.
            std::thread::spawn(move || answer(request, &shown, &hosts));
        }
    });
    watch.follow(held.files());
    while watch.wait() {
        shown.put(|number| {
            made(args, &mut held, &templates, number).unwrap_or_else(|failure| {
                let message = failure.message();
                say(&message);
                sorry(&failure, number)
            })
        });
        watch.follow(held.files());
    }
    Ok(Status::Done)
}

/// The page of the report, which asks for news of the page `number`.
fn made(
    args: &Serve,
    held: &mut Held,
    templates: &Templates,
    number: u64,
) -> Result<String, Failure> {
    let session = held.session(&args.rules, &args.paths)?;
    let report = report(session, &args.paths)?;
    let html = Html {
        templates: templates.clone(),
        live: Some(number),
        ..Html::default()
    };
    let mut page = Vec::new();
    Format::Html(html).write(&report, &mut page)?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}

/// A page in the report's place while it cannot be made.
fn sorry(failure: &Failure, number: u64) -> String {
    let message = anstream::adapter::strip_str(&failure.message()).to_string();
    Html::unavailable(&message, number).unwrap_or(message)
}

fn answer(request: Request, shown: &Shown, hosts: &[String]) {
    let response = respond(&request, shown, hosts);
    // A browser that went away wants no answer.
    let _ = request.respond(response);
}

fn respond(request: &Request, shown: &Shown, hosts: &[String]) -> Response<Cursor<Vec<u8>>> {
    let host = request.headers().iter().find(|h| h.field.equiv("Host"));
    let own = host.is_some_and(|h| hosts.iter().any(|own| h.value.as_str() == own));
    if !own {
        return Response::from_string("another address is served here\n").with_status_code(403);
    }
    if *request.method() != Method::Get {
        return Response::from_string("only GET is answered here\n").with_status_code(405);
    }
    if request.url() == "/" {
        return typed(
            Response::from_string(shown.page()),
            "text/html; charset=utf-8",
        );
    }
    let known = request
        .url()
        .strip_prefix("/after/")
        .and_then(|n| n.parse().ok());
    match known {
        Some(known) => {
            let number = shown.number_after(known).to_string();
            typed(Response::from_string(number), "text/plain; charset=utf-8")
        }
        None => Response::from_string("nothing is here\n").with_status_code(404),
    }
}

fn typed(response: Response<Cursor<Vec<u8>>>, kind: &str) -> Response<Cursor<Vec<u8>>> {
    let headers = [
        ("Content-Type", kind),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
    ];
    let headers = headers
        .iter()
        .filter_map(|(name, value)| Header::from_bytes(*name, *value).ok());
    headers.fold(response, Response::with_header)
}
