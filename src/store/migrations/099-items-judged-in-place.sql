-- Each row is written, and judged once right after: with half of the page free that is no new entry in either index.
alter table risk_items set (fillfactor = 50);
