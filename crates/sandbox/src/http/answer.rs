//! An answer, and the ways of delivering it: properly, or as some fault demands.

use std::io;
use std::time::Duration;

use tokio::io::{AsyncWrite, AsyncWriteExt as _};

/// A status, headers and a body, with the manner in which they go out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Vec<u8>,
    pub(crate) delivery: Delivery,
}

/// How an answer goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Delivery {
    /// In one piece.
    Whole,
    /// The head at once, then the body byte by byte with a pause after each.
    Drip(Duration),
    /// Half of the body, then the end of the connection.
    Half,
    /// Chunked, each piece as many times over as is said with it, after the body.
    Chunks(Vec<(Vec<u8>, usize)>),
    /// Nothing, for as long as the peer cares to wait.
    Never,
    /// A connection reset instead of an answer.
    Reset,
}

impl Answer {
    pub(crate) fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { status, headers: vec![("Content-Type", content_type.to_owned())], body: body.into(), delivery: Delivery::Whole }
    }

    pub(crate) fn text(status: u16, body: impl Into<String>) -> Self {
        Self::new(status, "text/plain; charset=utf-8", body.into())
    }

    pub(crate) fn html(status: u16, body: impl Into<String>) -> Self {
        Self::new(status, "text/html; charset=utf-8", body.into())
    }

    pub(crate) fn with_header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub(crate) fn delivered(self, delivery: Delivery) -> Self {
        Self { delivery, ..self }
    }

    /// The status that the peer will see: none, written 0, where no head goes out.
    pub(crate) fn seen_status(&self) -> u16 {
        if matches!(self.delivery, Delivery::Never | Delivery::Reset) { 0 } else { self.status }
    }

    /// Writes the answer; tells whether the connection can carry another one.
    pub(crate) async fn write<W: AsyncWrite + Unpin>(&self, sink: &mut W, keep_alive: bool) -> io::Result<bool> {
        let keep_alive = keep_alive && matches!(self.delivery, Delivery::Whole | Delivery::Drip(_) | Delivery::Chunks(_));
        let mut wire = self.head(keep_alive);
        match &self.delivery {
            Delivery::Whole => {
                wire.extend_from_slice(&self.body);
                sink.write_all(&wire).await?;
            }
            Delivery::Drip(pause) => {
                sink.write_all(&wire).await?;
                for byte in self.body.chunks(1) {
                    sink.write_all(byte).await?;
                    sink.flush().await?;
                    tokio::time::sleep(*pause).await;
                }
            }
            Delivery::Half => {
                wire.extend(self.body.iter().take(self.body.len() / 2));
                sink.write_all(&wire).await?;
            }
            Delivery::Chunks(pieces) => {
                sink.write_all(&wire).await?;
                write_chunk(sink, &self.body).await?;
                for (piece, times) in pieces {
                    for _ in 0..*times {
                        write_chunk(sink, piece).await?;
                    }
                }
                write_chunk(sink, b"").await?;
            }
            Delivery::Never | Delivery::Reset => {}
        }
        sink.flush().await?;
        Ok(keep_alive)
    }

    fn head(&self, keep_alive: bool) -> Vec<u8> {
        let length = match self.delivery {
            Delivery::Chunks(_) => "Transfer-Encoding: chunked".to_owned(),
            _ => format!("Content-Length: {}", self.body.len()),
        };
        let connection = if keep_alive { "keep-alive" } else { "close" };
        let headers: String = self.headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let (status, reason) = (self.status, reason(self.status));
        format!("HTTP/1.1 {status} {reason}\r\n{headers}{length}\r\nConnection: {connection}\r\n\r\n").into_bytes()
    }
}

/// One chunk; an empty one ends the body.
async fn write_chunk<W: AsyncWrite + Unpin>(sink: &mut W, bytes: &[u8]) -> io::Result<()> {
    let mut chunk = format!("{:x}\r\n", bytes.len()).into_bytes();
    chunk.extend_from_slice(bytes);
    chunk.extend_from_slice(b"\r\n");
    sink.write_all(&chunk).await
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        302 => "Found",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        _ => "",
    }
}
