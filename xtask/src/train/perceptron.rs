//! An averaged perceptron in training: weights by feature and class, with their running totals.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{BuildHasherDefault, Hasher};

use crosscheck_syntax::linear::{Memo, Row, Score};

/// Feature keys are hashes already.
#[derive(Default)]
pub struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

#[derive(Clone)]
struct Cell {
    class: u8,
    weight: f32,
    total: f32,
    stamp: u32,
}

#[derive(Default, Clone)]
struct Feature {
    updates: u32,
    cells: Vec<Cell>,
}

/// The weights so far.
#[derive(Default)]
pub struct Weights {
    rows: HashMap<u64, Feature, BuildHasherDefault<Identity>>,
    clock: u32,
}

impl Score for Weights {
    fn score(&self, keys: &[u64], _: &mut Memo, scores: &mut [f32]) {
        scores.fill(0.0);
        for key in keys.iter().filter(|key| **key != 0) {
            if let Some(row) = self.rows.get(key) {
                for cell in &row.cells {
                    scores[cell.class as usize] += cell.weight;
                }
            }
        }
    }
}

impl Weights {
    /// One decision more has been made.
    pub fn tick(&mut self) {
        self.clock += 1;
    }

    /// Moves the weights of `keys` toward `right` and away from `wrong`.
    pub fn update(&mut self, keys: &[u64], right: usize, wrong: usize) {
        let clock = self.clock;
        for key in keys.iter().filter(|key| **key != 0) {
            let row = self.rows.entry(*key).or_default();
            row.updates += 1;
            for (class, delta) in [(right as u8, 1.0), (wrong as u8, -1.0)] {
                let at = row
                    .cells
                    .iter()
                    .position(|cell| cell.class == class)
                    .unwrap_or_else(|| {
                        row.cells.push(Cell {
                            class,
                            weight: 0.0,
                            total: 0.0,
                            stamp: clock,
                        });
                        row.cells.len() - 1
                    });
                let cell = &mut row.cells[at];
                cell.total += cell.weight * (clock - cell.stamp) as f32;
                cell.stamp = clock;
                cell.weight += delta;
            }
        }
    }

    /// The averaged weights of one feature, by class.
    fn means(&self, row: &Feature) -> impl Iterator<Item = (u8, f32)> {
        let clock = self.clock;
        row.cells.iter().map(move |cell| {
            let total = cell.total + cell.weight * (clock - cell.stamp) as f32;
            (cell.class, total / clock as f32)
        })
    }
}

/// The mean of the averaged weights of several models: features updated at least `updates` times in all, weights of at
/// least `least`. Models that saw the same sentences in other orders err in other ways, and vote.
pub fn average(models: &[Weights], updates: u32, least: f32) -> Vec<Row> {
    let keys: BTreeSet<u64> = models.iter().flat_map(|m| m.rows.keys().copied()).collect();
    let mut rows = Vec::new();
    for key in keys {
        let found = || models.iter().filter_map(|m| Some((m, m.rows.get(&key)?)));
        if found().map(|(_, row)| row.updates).sum::<u32>() < updates {
            continue;
        }
        let mut sums: BTreeMap<u8, f32> = BTreeMap::new();
        for (class, mean) in found().flat_map(|(model, row)| model.means(row)) {
            *sums.entry(class).or_default() += mean / models.len() as f32;
        }
        let kept: Vec<(u8, f32)> = sums.into_iter().filter(|(_, w)| w.abs() >= least).collect();
        if !kept.is_empty() {
            rows.push((key, kept));
        }
    }
    rows
}

/// A small generator of random numbers (SplitMix64): training repeats to the bit.
pub struct Random(pub u64);

impl Random {
    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Puts `items` into a random order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, (self.next() % (at as u64 + 1)) as usize);
        }
    }

    /// Whether an event of this probability happens.
    pub fn chance(&mut self, probability: f64) -> bool {
        (self.next() >> 11) as f64 / ((1_u64 << 53) as f64) < probability
    }
}
