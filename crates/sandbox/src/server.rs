//! The server: a loopback listener, one task per connection, all of them gone when the sandbox is dropped.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::{JoinHandle, JoinSet};

use crate::exchange::respond;
use crate::http::{Delivery, Reader};
use crate::log::Log;
use crate::world::World;
use crate::{Call, Config, Fault, Portfolio};

/// A running pretend MRI. It stops when dropped.
pub struct Sandbox {
    world: Arc<World>,
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    serving: JoinHandle<()>,
}

/// The sandbox could not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The port is taken, or loopback is not to be had.
    #[error("the sandbox cannot listen on port {port}")]
    Listen {
        /// The port that was asked for.
        port: u16,
        /// Why not.
        source: io::Error,
    },
    /// The log file cannot be opened.
    #[error("the sandbox cannot write its log to {path}")]
    LogFile {
        /// The file that was asked for.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
}

impl Sandbox {
    /// Starts with the portfolio that the configuration describes.
    pub async fn start(config: Config) -> Result<Self, StartError> {
        let portfolio = Portfolio::generate(&config.portfolio);
        Self::start_with(config, portfolio).await
    }

    /// Starts with a portfolio that was made or changed by hand; the configuration's own is not looked at.
    pub async fn start_with(config: Config, portfolio: Portfolio) -> Result<Self, StartError> {
        let port = config.port;
        let refused = |source| StartError::Listen { port, source };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(refused)?;
        let address = listener.local_addr().map_err(refused)?;
        let log = Log::open(Instant::now(), config.log_file.as_deref())
            .map_err(|source| StartError::LogFile { path: config.log_file.clone().unwrap_or_default(), source })?;
        let world = Arc::new(World::new(config, portfolio, address.to_string(), log));
        let (stop, stopped) = oneshot::channel();
        let serving = tokio::spawn(serve(listener, Arc::clone(&world), stopped));
        Ok(Self { world, address, stop: Some(stop), serving })
    }

    /// The URL that a client is to be given.
    pub fn url(&self) -> String {
        format!("http://{}/mriapiservices/api.asp", self.address)
    }

    /// Every call since the start or the last [`clear_log`](Self::clear_log), in the order of arrival.
    pub fn calls(&self) -> Vec<Call> {
        self.world.log.calls()
    }

    /// How many of those calls were answered 429 because the window was full.
    pub fn violations(&self) -> usize {
        self.world.log.violations()
    }

    /// Replaces the faults to come.
    pub fn set_faults(&self, faults: Vec<Fault>) {
        self.world.faults.set(faults);
    }

    /// The truth behind the answers, as it is now: a later [`change`](Self::change) does not reach who holds it.
    pub fn portfolio(&self) -> Arc<Portfolio> {
        self.world.portfolio()
    }

    /// Changes the truth between two calls: each call sees all of a change or nothing of it. MRI would also date a record that it
    /// changes, so set its `last_update`. `change` must not ask the sandbox anything, which waits for it to end.
    pub fn change(&self, change: impl FnOnce(&mut Portfolio)) {
        self.world.change(change);
    }

    /// Forgets the calls. The window does not: they still count.
    pub fn clear_log(&self) {
        self.world.log.clear();
    }

    /// Fills the window as if somebody else had just made so many calls with the same key.
    pub fn spend(&self, calls: u32) {
        self.world.spend(calls, Instant::now);
    }

    /// Cuts all connections and frees the port.
    pub async fn stop(mut self) {
        if let Some(stop) = self.stop.take() {
            // The other end is gone only when the server has ended already.
            stop.send(()).ok();
        }
        if let Err(error) = (&mut self.serving).await {
            tracing::warn!(%error, "the sandbox did not end in peace");
        }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn serve(listener: TcpListener, world: Arc<World>, mut stopped: oneshot::Receiver<()>) {
    // Dropping the set, by return or by abort, ends every connection.
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            _ = &mut stopped => break,
            Some(_) = connections.join_next(), if !connections.is_empty() => {}
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => drop(connections.spawn(converse(stream, Arc::clone(&world)))),
                Err(error) => {
                    tracing::warn!(%error, "the sandbox could not accept a connection");
                    // Out of file handles, most likely: trying again at once would only spin.
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            },
        }
    }
    connections.shutdown().await;
}

async fn converse(stream: TcpStream, world: Arc<World>) {
    if let Err(error) = exchange_all(stream, &world).await {
        tracing::debug!(%error, "a connection to the sandbox broke off");
    }
}

/// Answers one request after the other until either side has had enough.
async fn exchange_all(mut stream: TcpStream, world: &World) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let (source, mut sink) = stream.split();
    let mut reader = Reader::new(source);
    let mut cut = false;
    while let Some(request) = reader.next().await? {
        let (entry, answer) = respond(world, &request, Instant::now);
        if !world.latency.is_zero() {
            tokio::time::sleep(world.latency).await;
        }
        if answer.delivery == Delivery::Never {
            reader.hang_up().await;
        }
        entry.close(answer.seen_status(), Instant::now());
        cut = answer.delivery == Delivery::Reset;
        if !answer.write(&mut sink, request.keeps_alive()).await? {
            break;
        }
    }
    if cut {
        stream.set_zero_linger()?;
    }
    Ok(())
}
