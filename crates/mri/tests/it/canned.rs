//! A server that says what it is told to, byte by byte, and remembers what it was asked.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

type Say = dyn Fn(usize) -> Vec<u8> + Send + Sync;

pub struct Canned {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Canned {
    /// `say` is told the number of the request, from 0.
    pub async fn start(say: impl Fn(usize) -> Vec<u8> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (say, log): (Arc<Say>, _) = (Arc::new(say), Arc::clone(&asked));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(converse(stream, Arc::clone(&say), Arc::clone(&log)));
            }
        });
        Self { port, asked }
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/mriapiservices/api.asp", self.port)
    }

    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

async fn converse(mut stream: TcpStream, say: Arc<Say>, log: Arc<Mutex<Vec<String>>>) {
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") {
        let Ok(byte) = stream.read_u8().await else { return };
        request.push(byte);
    }
    let number = {
        let mut log = log.lock().unwrap();
        log.push(String::from_utf8_lossy(&request).into_owned());
        log.len() - 1
    };
    stream.write_all(&say(number)).await.ok();
    stream.shutdown().await.ok();
}

pub fn answer(status: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let mut bytes = format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n", body.len()).into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

/// A sandbox's answer to a question, as it goes over the wire.
pub async fn record(sandbox: &sandbox::Sandbox, query: &str) -> String {
    let url = sandbox.url();
    let host = url.trim_start_matches("http://").split('/').next().unwrap().to_owned();
    let mut stream = TcpStream::connect(&host).await.unwrap();
    let authorization = sandbox::Credentials::default().authorization();
    let request = format!(
        "GET /mriapiservices/api.asp?{query} HTTP/1.1\r\nHost: {host}\r\nAuthorization: {authorization}\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer.split_once("\r\n\r\n").unwrap().1.to_owned()
}
