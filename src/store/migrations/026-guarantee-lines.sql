-- Lines of a guarantee are read in pages by MRN and number.
create index guarantee_lines_page on guarantee_lines (grn, mrn, line);
drop index guarantee_lines_grn;
