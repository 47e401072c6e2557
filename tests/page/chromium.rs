//! A Chromium without a window, driven by the protocol of its developer tools.

use std::io::{BufRead as _, BufReader};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use tungstenite::{Message, WebSocket};

/// No answer takes longer; a browser that hangs fails its test.
const PATIENCE: Duration = Duration::from_mins(1);

/// A browser with one page.
pub struct Chromium {
    process: Child,
    socket: WebSocket<TcpStream>,
    session: String,
    last: u64,
    /// What the page told of by itself, in order.
    events: Vec<Value>,
    _profile: tempfile::TempDir,
}

/// The browser's program: what `CROSSCHECK_CHROMIUM` names, or one on the path.
pub fn program() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("CROSSCHECK_CHROMIUM") {
        return Some(named.into());
    }
    let path = std::env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome"];
    std::env::split_paths(&path)
        .flat_map(|folder| names.map(|name| folder.join(name)))
        .find(|program| program.is_file())
}

impl Chromium {
    /// A browser, or `None` where there is none: then it is said that `what` is left out.
    pub fn start(what: &str) -> Option<Self> {
        let Some(program) = program() else {
            eprintln!(
                "left out: {what}: there is no Chromium (install it, or name it in CROSSCHECK_CHROMIUM)"
            );
            return None;
        };
        let profile = tempfile::tempdir().unwrap();
        let mut process = Command::new(program)
            // In a container there is neither a sandbox nor much shared memory.
            .args([
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
            ])
            .args([
                "--no-first-run",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
            ])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg("about:blank")
            .stderr(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stderr.take().unwrap()).lines();
        let address = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|l| Some(l.split_once("DevTools listening on ")?.1.to_owned()))
            .expect("the browser names its address");
        // Whatever else it says is read, or it would wait for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        let host = address.trim_start_matches("ws://");
        let stream = TcpStream::connect(&host[..host.find('/').unwrap()]).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let (socket, _) = tungstenite::client(address.as_str(), stream).unwrap();
        let mut chromium = Self {
            process,
            socket,
            session: String::new(),
            last: 0,
            events: Vec::new(),
            _profile: profile,
        };
        let page = chromium.call("Target.createTarget", json!({"url": "about:blank"}));
        let attach = json!({"targetId": page["targetId"], "flatten": true});
        let attached = chromium.call("Target.attachToTarget", attach);
        attached["sessionId"]
            .as_str()
            .unwrap()
            .clone_into(&mut chromium.session);
        for domain in ["Page", "Runtime", "Log", "Network"] {
            chromium.call(&format!("{domain}.enable"), json!({}));
        }
        Some(chromium)
    }

    #[allow(
        clippy::needless_pass_by_value,
        reason = "it is made where it is passed"
    )]
    /// Calls a method of the protocol and waits for its result.
    pub fn call(&mut self, method: &str, params: Value) -> Value {
        self.last += 1;
        let mut call = json!({"id": self.last, "method": method, "params": params});
        if !self.session.is_empty() {
            call["sessionId"] = json!(self.session);
        }
        self.socket.send(Message::text(call.to_string())).unwrap();
        loop {
            let told = self.read();
            if told["id"] == self.last {
                assert!(told.get("error").is_none(), "{method}: {}", told["error"]);
                return told["result"].clone();
            }
        }
    }

    /// The next thing that the browser tells; if it is no answer, it is kept.
    fn read(&mut self) -> Value {
        loop {
            if let Message::Text(text) = self.socket.read().expect("the browser answers") {
                let told: Value = serde_json::from_str(&text).unwrap();
                if told.get("id").is_none() {
                    self.events.push(told.clone());
                }
                return told;
            }
        }
    }

    /// Opens a file, from `hash` on where it is not empty, and waits until it is there.
    pub fn open(&mut self, file: &Path, hash: &str) {
        // Going from one place of a page to another would not load it again.
        self.load("about:blank");
        self.events.clear();
        self.load(&format!("file://{}{hash}", file.display()));
    }

    /// Opens an address, and waits until it is there.
    pub fn load(&mut self, address: &str) {
        self.call("Page.navigate", json!({"url": address}));
        self.wait_for("Page.loadEventFired");
    }

    /// Waits until the page tells of this, or takes that it has; then it is forgotten.
    pub fn wait_for(&mut self, method: &str) {
        while !self.events.iter().any(|e| e["method"] == method) {
            self.read();
        }
        self.events.retain(|e| e["method"] != method);
    }

    /// The value of an expression in the page.
    pub fn value(&mut self, expression: &str) -> Value {
        let params = json!({"expression": expression, "returnByValue": true, "awaitPromise": true});
        let told = self.call("Runtime.evaluate", params);
        assert!(
            told.get("exceptionDetails").is_none(),
            "{expression}: {told}"
        );
        told["result"]["value"].clone()
    }

    /// Presses a key, with the text that it types.
    pub fn press(&mut self, key: &str) {
        let mut down = json!({"type": "keyDown", "key": key});
        if key.chars().count() == 1 {
            down["text"] = json!(key);
        }
        self.call("Input.dispatchKeyEvent", down);
        self.call(
            "Input.dispatchKeyEvent",
            json!({"type": "keyUp", "key": key}),
        );
    }

    /// Shows the page so wide, in the light or the dark.
    pub fn show(&mut self, width: u32, theme: &str) {
        let metrics =
            json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500});
        self.call("Emulation.setDeviceMetricsOverride", metrics);
        let scheme = json!([{"name": "prefers-color-scheme", "value": theme}]);
        self.call(
            "Emulation.setEmulatedMedia",
            json!({"media": "screen", "features": scheme}),
        );
    }

    /// What the page told of since it was opened, by method.
    pub fn told(&self, method: &str) -> Vec<&Value> {
        let own = self.events.iter().filter(|e| e["method"] == method);
        own.map(|e| &e["params"]).collect()
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // Already gone is as good.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
