//! Bodies that are too much: too long, too long once unpacked, too deep.

use std::io::{self, Write as _};

use flate2::{Compress, Compression, Crc, FlushCompress, Status};

use crate::http::{Answer, Delivery};

const MEBIBYTE: usize = 1024 * 1024;
/// Past the 100 MB that a client is to be safe from, with room to spare.
const FLOOD: usize = 160 * MEBIBYTE;
const DEPTH: usize = 100_000;
const JSON: &str = "application/json; charset=utf-8";
const ROW: &str = r#",{"BuildingID":"000001","LeaseID":"000999","OccupantName":"Everyone","ExpirationDate":""}"#;

/// A stream without a declared length: well-formed JSON, row after row after row.
pub(super) fn huge(metadata: &str) -> Answer {
    let opening = format!(r#"{{"odata.metadata":"{metadata}","value":[{{"LeaseID":"000998"}}"#);
    let rows = ROW.repeat(64 * 1024 / ROW.len());
    let times = FLOOD / rows.len() + 1;
    let pieces = vec![(rows.into_bytes(), times), (b"]}".to_vec(), 1)];
    Answer::new(200, JSON, opening).delivered(Delivery::Chunks(pieces))
}

/// Brackets within brackets, properly closed.
pub(super) fn deep() -> Answer {
    Answer::new(200, JSON, format!(r#"{{"value":{}{}}}"#, "[".repeat(DEPTH), "]".repeat(DEPTH)))
}

/// A small gzip body that unpacks to a well-formed answer of 160 MB, most of it spaces.
pub(super) fn gzip_bomb() -> Answer {
    match bomb() {
        Ok(body) => Answer::new(200, JSON, body).with_header("Content-Encoding", "gzip"),
        Err(error) => Answer::text(500, format!("the bomb did not go off: {error}")),
    }
}

/// One block of spaces is compressed once and repeated: after a full flush a block of deflate stands alone.
fn bomb() -> io::Result<Vec<u8>> {
    let opening = br#"{"odata.metadata":""#.as_slice();
    let closing = br#"","value":[]}"#.as_slice();
    let spaces = vec![b' '; MEBIBYTE];
    let mut deflate = Compress::new(Compression::best(), false);
    let opening_block = block(&mut deflate, opening, FlushCompress::Full)?;
    let block_of_spaces = block(&mut deflate, &spaces, FlushCompress::Full)?;
    let closing_block = block(&mut deflate, closing, FlushCompress::Finish)?;

    let mut sum = Crc::new();
    sum.update(opening);
    let mut sum_of_spaces = Crc::new();
    sum_of_spaces.update(&spaces);
    let mut body = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    body.write_all(&opening_block)?;
    for _ in 0..FLOOD / MEBIBYTE {
        body.write_all(&block_of_spaces)?;
        sum.combine(&sum_of_spaces);
    }
    body.write_all(&closing_block)?;
    let mut sum_of_closing = Crc::new();
    sum_of_closing.update(closing);
    sum.combine(&sum_of_closing);
    body.write_all(&sum.sum().to_le_bytes())?;
    body.write_all(&sum.amount().to_le_bytes())?;
    Ok(body)
}

fn block(deflate: &mut Compress, bytes: &[u8], flush: FlushCompress) -> io::Result<Vec<u8>> {
    let before = deflate.total_in();
    let mut packed = Vec::with_capacity(bytes.len() / 100 + 1024);
    loop {
        let taken = usize::try_from(deflate.total_in() - before).unwrap_or(usize::MAX);
        let rest = bytes.get(taken..).unwrap_or_default();
        let room_before = packed.capacity() - packed.len();
        let status = deflate.compress_vec(rest, &mut packed, flush)?;
        let took_all = u64::try_from(bytes.len()).unwrap_or(u64::MAX) == deflate.total_in() - before;
        let room_left = packed.capacity() > packed.len();
        if status == Status::StreamEnd || (took_all && room_left && flush != FlushCompress::Finish) {
            return Ok(packed);
        }
        if room_before == 0 || !room_left {
            packed.reserve(64 * 1024);
        }
    }
}
