//! The data folder's daily care, in quiet moments: not while the window is being drawn.

use std::time::Duration;

use engine::Engine;

const AFTER_START: Duration = Duration::from_secs(30);
const EVERY: Duration = Duration::from_secs(3_600);

pub async fn keep(engine: Engine) {
    tokio::time::sleep(AFTER_START).await;
    let mut ticks = tokio::time::interval(EVERY);
    loop {
        ticks.tick().await;
        let engine = engine.clone();
        let looked = tokio::task::spawn_blocking(move || engine.look_after_data()).await;
        if let Ok(Err(error)) = looked {
            tracing::warn!(%error, "the data folder could not be looked after");
        }
    }
}
