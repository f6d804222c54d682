CREATE TRIGGER generation_record_no_update BEFORE UPDATE ON generation_record BEGIN SELECT RAISE(ABORT, 'generation_record is append-only'); END;
CREATE TRIGGER generation_record_no_delete BEFORE DELETE ON generation_record BEGIN SELECT RAISE(ABORT, 'generation_record is append-only'); END;
CREATE TRIGGER parent_no_update BEFORE UPDATE ON parent BEGIN SELECT RAISE(ABORT, 'parent is append-only'); END;
CREATE TRIGGER parent_no_delete BEFORE DELETE ON parent BEGIN SELECT RAISE(ABORT, 'parent is append-only'); END;
