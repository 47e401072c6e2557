//! Logistic regression with an L2 penalty and weights of given signs, as both fits use it.

/// An example, and how much it counts.
pub struct Seen<'a> {
    /// Values of the summands.
    pub values: &'a [f64],
    /// What it is an example of.
    pub one: bool,
    /// Its weight among the examples.
    pub weight: f64,
}

/// The chance that a model of these weights gives.
pub fn chance(values: &[f64], weights: &[f64]) -> f64 {
    let sum: f64 = values.iter().zip(weights).map(|(v, w)| v * w).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// Projected gradient descent with momentum, pulled towards `prior`; the problem is convex. A weight whose sign is `true` stays
/// positive, `false` negative.
pub fn descend(
    examples: &[Seen],
    prior: &[f64],
    signs: &[Option<bool>],
    penalty: f64,
    steps: usize,
) -> Vec<f64> {
    let total = examples.iter().map(|e| e.weight).sum::<f64>().max(1.0);
    let mut weights = prior.to_vec();
    let mut speed = vec![0.0; weights.len()];
    for _ in 0..steps {
        let pulled = weights.iter().zip(prior);
        let mut slope: Vec<f64> = pulled.map(|(w, p)| penalty * (w - p) / total).collect();
        for e in examples {
            let off = (chance(e.values, &weights) - f64::from(u8::from(e.one))) * e.weight / total;
            for (s, v) in slope.iter_mut().zip(e.values) {
                *s += off * v;
            }
        }
        let moved = weights.iter_mut().zip(&mut speed).zip(&slope).zip(signs);
        for (((w, v), s), sign) in moved {
            *v = 0.9 * *v - 0.5 * s;
            *w = match sign {
                Some(true) => (*w + *v).max(0.0),
                Some(false) => (*w + *v).min(0.0),
                None => *w + *v,
            };
        }
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_goes_where_the_examples_pull_it_as_far_as_its_sign_lets_it() {
        let seen = |one| Seen {
            values: if one { &[1.0, 1.0] } else { &[1.0, 0.0] },
            one,
            weight: 1.0,
        };
        let examples: Vec<Seen> = (0..20).map(|i| seen(i % 2 == 0)).collect();
        let fit = |sign| descend(&examples, &[0.0, 0.0], &[None, sign], 0.1, 500);
        assert!(fit(None)[1] > 1.0);
        assert!(fit(Some(true))[1] > 1.0);
        assert!(fit(Some(false))[1].abs() < 1e-9);
    }
}
