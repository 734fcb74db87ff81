-- Movements are looked for by the number of their national declaration, from whatever country it is (engine.md 2).
create index national_refs_reference on national_refs (reference);
