//! Work on one article that goes wrong loses that article and no other.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Does `work`; where it panics, hands back what the panic said.
///
/// `work` must leave nothing half done that others look at: it reads shared rules and makes something of its own.
pub(crate) fn isolated<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|said| {
        let text = said.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| said.downcast_ref::<&str>().copied());
        text.unwrap_or("it did not say what went wrong").to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_what_it_said() {
        assert_eq!(isolated(|| 7), Ok(7));
        let number = 3;
        assert_eq!(
            isolated(|| panic!("plain")),
            Err::<(), _>("plain".to_owned())
        );
        assert_eq!(
            isolated(|| panic!("no {number}")),
            Err::<(), _>("no 3".to_owned())
        );
    }
}
