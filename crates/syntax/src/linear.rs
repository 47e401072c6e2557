//! A sparse linear model over hashed features: how it is laid out in bytes, and how it scores.
//!
//! In: 64-bit feature keys (see [`super::hash`]). Out: a score for each class. A feature's row lists the classes it
//! speaks for, each with an 8-bit code into a codebook of 256 weights. Rows lie in buckets of about ten features; beside a
//! bucket's offset stand 32 bits that tell most absent features, so that these cost one cache line. What always holds:
//! any bytes can be scored without a panic; a damaged file gives bad scores, never a crash. A key is told apart by its
//! bucket and 16 bits, so about one absent feature in ten thousand is taken for another.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Gives a score for each class from the features of a decision; what a model in training and a stored one share.
pub trait Score {
    /// Overwrites `scores` with the sum of the rows of all `keys`; key 0 stands for "no such feature".
    fn score(&self, keys: &[u64], memo: &mut Memo, scores: &mut [f32]);
}

/// Slots of a [`Memo`]; a power of two. More would not stay in a core's own cache.
const SLOTS: usize = 1 << 13;

/// Keys that are looked up together; a power of two.
const MOST: usize = 256;

/// Where the rows of earlier decisions lay: neighbouring ones share many features, and those of tags alone come again
/// and again. Good for one model, and the better the longer it is kept.
#[derive(Debug, Clone)]
pub struct Memo {
    /// By some bits of the key: the key, and where its row begins and ends.
    slots: Box<[Place; SLOTS]>,
    /// Keys that are in no slot.
    fresh: Few<u64>,
    /// Those of them that may have a row, and where their buckets begin.
    held: Few<(u64, u32)>,
    /// The rows of this decision.
    rows: Few<(u32, u32)>,
}

/// A key, and where its row begins and ends.
type Place = (u64, u32, u32);

impl Default for Memo {
    fn default() -> Self {
        Self {
            slots: boxed((0, 0, 0)),
            fresh: Few::default(),
            held: Few::default(),
            rows: Few::default(),
        }
    }
}

/// At most [`MOST`] items, of which the last put in stays only if it is kept. So that no branch depends on which are, for that
/// cannot be foretold.
#[derive(Debug, Clone)]
struct Few<T> {
    items: Box<[T; MOST]>,
    count: usize,
}

impl<T: Copy + Default> Default for Few<T> {
    fn default() -> Self {
        Self {
            items: boxed(T::default()),
            count: 0,
        }
    }
}

impl<T: Copy> Few<T> {
    #[inline]
    fn put(&mut self, item: T, keep: bool) {
        self.items[self.count % MOST] = item;
        self.count += usize::from(keep);
    }

    fn all(&self) -> &[T] {
        self.items.get(..self.count).unwrap_or(&self.items[..])
    }
}

fn boxed<T: Copy, const N: usize>(item: T) -> Box<[T; N]> {
    let Ok(boxed) = vec![item; N].into_boxed_slice().try_into() else {
        unreachable!("a slice of N items is an array of N");
    };
    boxed
}

/// Memos of one model that no thread holds.
#[derive(Debug, Default)]
pub struct Memos(Mutex<Vec<Memo>>);

impl Memos {
    /// Lends one to `work`: nobody else's for as long.
    pub fn lend<T>(&self, work: impl FnOnce(&mut Memo) -> T) -> T {
        let kept = self.kept().pop();
        let mut memo = kept.unwrap_or_default();
        let done = work(&mut memo);
        self.kept().push(memo);
        done
    }

    fn kept(&self) -> MutexGuard<'_, Vec<Memo>> {
        // A thread that died took its memo with it.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clone for Memos {
    fn clone(&self) -> Self {
        Self::default()
    }
}

fn slot(key: u64) -> usize {
    (key >> 23) as usize % SLOTS
}

/// Scores are summed in whole numbers, which is fast and gives the same sum in any order.
const UNIT: f32 = 1.0 / 4096.0;

/// A stored model: borrowed bytes, nothing is copied at start but the codebook.
#[derive(Debug, Clone)]
pub struct Linear<'a> {
    buckets: u64,
    /// In units of [`UNIT`].
    codebook: [i32; 256],
    offsets: &'a [[u8; 8]],
    rows: &'a [u8],
}

impl<'a> Linear<'a> {
    /// Reads what [`write`] wrote: bucket count, codebook, offsets, rows. `None` if the lengths do not fit.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let (count, rest) = bytes.split_first_chunk::<4>()?;
        let buckets = u64::from(u32::from_le_bytes(*count));
        let (book, rest) = rest.split_at_checked(1024)?;
        let mut codebook = [0; 256];
        for (value, raw) in codebook.iter_mut().zip(book.as_chunks::<4>().0) {
            *value = (f32::from_le_bytes(*raw) / UNIT) as i32;
        }
        let (offsets, rows) = rest.split_at_checked(buckets as usize * 8)?;
        (buckets > 0).then_some(Self {
            buckets,
            codebook,
            offsets: offsets.as_chunks().0,
            rows,
        })
    }

    /// The offset of a key's bucket, and above it the bucket's mask.
    #[inline]
    fn entry(&self, key: u64) -> u64 {
        let entry = self.offsets.get(bucket(key, self.buckets));
        entry.map_or(0, |raw| u64::from_le_bytes(*raw))
    }

    /// Where the row of `key` begins and ends in `rows`, given its bucket's start; an empty range if there is none.
    #[inline]
    fn find(&self, key: u64, start: usize) -> (u32, u32) {
        let Some(bucket) = self.rows.get(start..) else {
            return (0, 0);
        };
        let wanted = fingerprint(key);
        let head = bucket.first_chunk::<HEAD>();
        let found = match head.filter(|head| usize::from(head[0]) <= FEW) {
            Some(head) => among_few(wanted, head),
            None => among_many(wanted, bucket),
        };
        found.map_or((0, 0), |(before, length)| {
            let first = start + 1 + usize::from(bucket[0]) * 3 + before * 2;
            (first as u32, (first + length * 2) as u32)
        })
    }

    /// Gathers the rows of at most [`MOST`] keys in `memo`. The time goes to waiting for memory, so each pass makes many loads
    /// that do not depend on one another: the buckets' entries, then their first bytes, then their contents.
    fn look_up(&self, keys: &[u64], memo: &mut Memo) {
        let Memo {
            slots,
            fresh,
            held,
            rows,
        } = memo;
        (fresh.count, held.count, rows.count) = (0, 0, 0);
        for &key in keys {
            let (seen, start, end) = slots[slot(key)];
            rows.put((start, end), seen == key && start < end);
            fresh.put(key, seen != key && key != 0);
        }
        for &key in fresh.all() {
            let entry = self.entry(key);
            slots[slot(key)] = (key, 0, 0);
            held.put((key, entry as u32), (entry >> 32) as u32 & mask(key) != 0);
        }
        let byte = |at: u32| self.rows.get(at as usize).copied().unwrap_or(0);
        let touched = { held.all().iter() }.fold(0, |all, &(_, at)| {
            all ^ byte(at) ^ byte(at.saturating_add(HEAD as u32 / 2))
        });
        std::hint::black_box(touched);
        for &(key, start) in held.all() {
            let (start, end) = self.find(key, start as usize);
            slots[slot(key)] = (key, start, end);
            rows.put((start, end), start < end);
        }
    }
}

/// How many features a bucket has at most for [`among_few`].
const FEW: usize = 16;

/// The bytes that such a bucket's count, prints and lengths take at most.
const HEAD: usize = 1 + FEW * 3;

/// The row of the feature with this print in a bucket of at most [`FEW`], given by its first bytes: how many cells stand before
/// it, and how many it has. Without a branch that depends on where it is.
#[inline]
fn among_few(wanted: u16, head: &[u8; HEAD]) -> Option<(usize, usize)> {
    let count = usize::from(head[0]);
    let prints = head[1..=FEW * 2].as_chunks::<8>().0;
    let wanted = LANES * u64::from(wanted);
    let mut at = FEW;
    for (part, print) in prints.iter().enumerate().rev() {
        let lane = zero_lane(u64::from_le_bytes(*print) ^ wanted);
        at = if lane < 4 { part * 4 + lane } else { at };
    }
    if at >= count {
        return None;
    }
    let lengths: &[u8; FEW] = head.get(1 + count * 2..)?.first_chunk()?;
    let before = u128::from_le_bytes(*lengths) & ((1 << (at * 8)) - 1);
    Some((
        sum(before as u64) + sum((before >> 64) as u64),
        usize::from(lengths[at]),
    ))
}

/// One in each lane of 16 bits.
const LANES: u64 = u64::MAX / 0xFFFF;

/// The first lane of 16 bits that is nought; 4 if none is.
#[inline]
fn zero_lane(lanes: u64) -> usize {
    let zeros = lanes.wrapping_sub(LANES) & !lanes & (LANES << 15);
    zeros.trailing_zeros() as usize / 16
}

/// The sum of the eight bytes of a word.
#[inline]
fn sum(bytes: u64) -> usize {
    let pairs = (bytes & 0x00FF_00FF_00FF_00FF) + (bytes >> 8 & 0x00FF_00FF_00FF_00FF);
    (pairs.wrapping_mul(0x0001_0001_0001_0001) >> 48) as usize
}

/// The same in a bucket of any size: it begins with its count, its prints, its lengths.
fn among_many(wanted: u16, bucket: &[u8]) -> Option<(usize, usize)> {
    let (&count, rest) = bucket.split_first()?;
    let count = usize::from(count);
    let (prints, rest) = rest.split_at_checked(count * 2)?;
    let lengths = rest.get(..count)?;
    let wanted = wanted.to_le_bytes();
    let at = prints
        .as_chunks::<2>()
        .0
        .iter()
        .position(|print| *print == wanted)?;
    let before = lengths[..at].iter().map(|&n| n as usize).sum();
    Some((before, lengths[at] as usize))
}

impl Score for Linear<'_> {
    fn score(&self, keys: &[u64], memo: &mut Memo, scores: &mut [f32]) {
        // Two sums, so that a row need not wait for the one before it.
        let mut sums = [[0_i32; 256]; 2];
        for keys in keys.chunks(MOST) {
            self.look_up(keys, memo);
            // All rows are asked for before the first is read.
            let rows = memo.rows.all();
            let byte = |at: u32| self.rows.get(at as usize).copied().unwrap_or(0);
            std::hint::black_box(
                rows.iter()
                    .fold(0, |all, &(start, end)| all ^ byte(start) ^ byte(end - 1)),
            );
            let [one, other] = &mut sums;
            for pair in rows.chunks(2) {
                for (sum, &(start, end)) in [&mut *one, &mut *other].into_iter().zip(pair) {
                    self.add(start, end, sum);
                }
            }
        }
        let [one, other] = &sums;
        for ((score, a), b) in scores.iter_mut().zip(one).zip(other) {
            *score = a.wrapping_add(*b) as f32 * UNIT;
        }
    }
}

impl Linear<'_> {
    /// Adds a row.
    #[inline]
    fn add(&self, start: u32, end: u32, sum: &mut [i32; 256]) {
        let row = self.rows.get(start as usize..end as usize).unwrap_or(&[]);
        let mut one = |[class, code]: [u8; 2]| {
            let cell = &mut sum[class as usize];
            *cell = cell.wrapping_add(self.codebook[code as usize]);
        };
        let (fours, rest) = row.as_chunks::<8>();
        for &[a, b, c, d, e, f, g, h] in fours {
            one([a, b]);
            one([c, d]);
            one([e, f]);
            one([g, h]);
        }
        for &[a, b] in rest.as_chunks::<2>().0 {
            one([a, b]);
        }
    }
}

fn bucket(key: u64, buckets: u64) -> usize {
    (((key >> 32) * buckets) >> 32) as usize
}

fn fingerprint(key: u64) -> u16 {
    key as u16
}

/// One of the 32 bits that a bucket has for the features it holds.
fn mask(key: u64) -> u32 {
    1 << (key >> 18 & 31)
}

/// One feature and the classes it speaks for, as training leaves it.
pub type Row = (u64, Vec<(u8, f32)>);

/// Lays `rows` out in the form that [`Linear::read`] takes. Rows may come in any order; the bytes do not depend on it.
///
/// Weights are rounded to an exponential codebook: 127 magnitudes of each sign, from the smallest to the largest
/// weight in equal ratios, so that small weights keep their relative precision.
pub fn write(mut rows: Vec<Row>) -> Vec<u8> {
    rows.sort_unstable_by_key(|(key, _)| *key);
    let weights = || {
        rows.iter()
            .flat_map(|(_, row)| row.iter().map(|(_, w)| w.abs()))
            .filter(|w| *w > 0.0)
    };
    let largest = weights().fold(f32::MIN_POSITIVE, f32::max);
    let smallest = weights().fold(largest, f32::min);
    let ratio = (f64::from(largest / smallest).ln() / 126.0).max(1e-9);
    let magnitude = |step: usize| (f64::from(smallest) * (ratio * step as f64).exp()) as f32;
    let code = |weight: f32| -> u8 {
        let step = (f64::from(weight.abs() / smallest).max(1.0).ln() / ratio)
            .round()
            .min(126.0) as u8;
        if weight < 0.0 { step + 128 } else { step }
    };

    let buckets = (rows.len() as u64 / 10).max(1);
    let mut out = (buckets as u32).to_le_bytes().to_vec();
    for step in 0..128 {
        out.extend(magnitude(step.min(126)).to_le_bytes());
    }
    for step in 0..128 {
        out.extend((-magnitude(step.min(126))).to_le_bytes());
    }
    let mut offsets = Vec::new();
    let mut body: Vec<u8> = Vec::new();
    let mut rest = rows.as_slice();
    for index in 0..buckets as usize {
        offsets.extend((body.len() as u32).to_le_bytes());
        let count = rest
            .iter()
            .take_while(|(key, _)| bucket(*key, buckets) == index)
            .count()
            .min(255);
        let (mine, others) = rest.split_at(count);
        offsets.extend(
            mine.iter()
                .fold(0, |bits, (key, _)| bits | mask(*key))
                .to_le_bytes(),
        );
        body.push(count as u8);
        for (key, _) in mine {
            body.extend(fingerprint(*key).to_le_bytes());
        }
        body.extend(mine.iter().map(|(_, row)| row.len().min(255) as u8));
        for (_, row) in mine {
            for (class, weight) in row.iter().take(255) {
                body.extend([*class, code(*weight)]);
            }
        }
        rest = others;
    }
    out.extend(offsets);
    out.extend(body);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::key;

    fn scores(model: &Linear, keys: &[u64]) -> [f32; 3] {
        let mut scores = [0.0; 3];
        model.score(keys, &mut Memo::default(), &mut scores);
        scores
    }

    fn rows() -> Vec<Row> {
        (0..500)
            .map(|n| (key(n, &[n]), vec![(0, n as f32 + 1.0), (2, -0.5)]))
            .collect()
    }

    #[test]
    fn what_is_written_is_read_back_to_within_a_step_of_the_codebook() {
        let bytes = write(rows());
        let model = Linear::read(&bytes).expect("just written");
        for n in [0, 7, 499] {
            let [first, second, third] = scores(&model, &[key(n, &[n])]);
            assert!(
                (first / (n as f32 + 1.0) - 1.0).abs() < 0.04,
                "{n}: {first}"
            );
            assert!(second.abs() < f32::EPSILON && (third + 0.5).abs() < 0.02);
        }
        let both = scores(&model, &[key(7, &[7]), 0, key(8, &[8]), key(9, &[777])]);
        assert!((both[0] - 17.0).abs() < 0.7, "{both:?}");
    }

    #[test]
    fn a_small_bucket_is_searched_like_a_large_one() {
        let mut bucket = vec![12];
        bucket.extend((0..12_u16).flat_map(|n| (n * 0x1001).to_le_bytes()));
        bucket.extend((0..12).map(|n| 200 + n));
        bucket.extend([7; 16]);
        for wanted in (0..13_u16)
            .map(|n| n * 0x1001)
            .chain([1, 0x1000, 0xFFFF, 0x0707])
        {
            assert_eq!(
                among_few(wanted, bucket.first_chunk().unwrap()),
                among_many(wanted, &bucket),
                "{wanted:x}"
            );
        }
    }

    #[test]
    fn a_memo_that_is_kept_changes_no_score() {
        let bytes = write(rows());
        let model = Linear::read(&bytes).expect("just written");
        let mut kept = Memo::default();
        // Far more keys than slots, most of them of no row, in an order in which many come again.
        for turn in 0..40_000_u64 {
            let n = turn * turn % 20_011;
            let keys = [key(n, &[n]), 0, key(turn % 600, &[turn % 600])];
            let mut found = [0.0; 3];
            model.score(&keys, &mut kept, &mut found);
            let fresh = scores(&model, &keys);
            assert_eq!(found.map(f32::to_bits), fresh.map(f32::to_bits), "{turn}");
        }
    }

    #[test]
    fn any_number_of_keys_is_summed() {
        let bytes = write(rows());
        let model = Linear::read(&bytes).expect("just written");
        let keys: Vec<u64> = (0..500).map(|n| key(n, &[n])).collect();
        let one_by_one = keys.iter().map(|&key| scores(&model, &[key])[2]);
        let sum: f32 = one_by_one.sum();
        assert!((scores(&model, &keys)[2] - sum).abs() < 0.01, "{sum}");
    }

    #[test]
    fn damaged_bytes_score_without_panic() {
        let bytes = write(rows());
        let keys: Vec<u64> = (0..500).map(|n| key(n, &[n])).collect();
        for at in (0..bytes.len()).step_by(97) {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0xFF;
            if let Some(model) = Linear::read(&damaged) {
                scores(&model, &keys);
            }
            if let Some(model) = Linear::read(&bytes[..at]) {
                scores(&model, &keys);
            }
        }
    }
}
