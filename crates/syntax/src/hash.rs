//! Hashes of words and features: the same in training and in use, on every machine.

/// A feature key from a template's number and up to four values. Never 0, which stands for "no feature".
#[inline]
pub fn key(template: u64, values: &[u64]) -> u64 {
    let mut h = template.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    for &value in values {
        h = (h ^ value).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        h ^= h >> 32;
    }
    h = h.wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    (h ^ (h >> 29)) | 1 << 16
}

/// A hash of bytes (FNV-1a with a final mix).
pub fn bytes(text: &[u8]) -> u64 {
    let mut h = 0xCBF2_9CE4_8422_2325_u64;
    for &byte in text {
        h = (h ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
    }
    h ^= h >> 32;
    h = h.wrapping_mul(0xD6E8_FEB8_6659_FD93);
    h ^ (h >> 32)
}
