"""What migrations call: the kernel's tables, and the wall around every table of a ward.

Three roles per service: <service>_owner migrates, <service>_app serves one ward at a time,
<service>_relay reads the outbox of all wards and nothing else.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from libs.kernel import tables

# `alembic.op`, a module with the methods of Operations, which type checkers do not see in it.
Operations = Any


def service_of(op: Operations) -> str:
    """The service being migrated, read from the name of the role that migrates it."""
    owner = str(op.get_bind().scalar(text("SELECT current_user")))
    return owner.removesuffix("_owner")


def protect(op: Operations, *names: str) -> None:
    """Let the app role touch rows of the present ward only, whatever it asks for."""
    app = f"{service_of(op)}_app"
    for name in names:
        _wall(op, name)
        op.execute(
            f"CREATE POLICY of_ward ON {name} TO {app} USING (ward_id = (SELECT current_ward())) "
            "WITH CHECK (ward_id = (SELECT current_ward()))"
        )
        op.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {name} TO {app}")


def open_to_all_wards(op: Operations, *names: str) -> None:
    """Tables without a ward (reference lists): the app role may read and write them."""
    for name in names:
        op.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {name} TO {service_of(op)}_app")


def create_kernel_tables(op: Operations) -> None:
    """First step of a service's first migration."""
    create_chronicle(op)
    tables.kernel.create_all(op.get_bind())
    protect(op, "job_run", "answered")
    open_to_all_wards(op, "position", "inbox")
    _run(op, OUTBOX + DEAD_LETTER)
    for name in ("outbox", "dead_letter"):
        _wall(op, name)


def drop_kernel_tables(op: Operations) -> None:
    """Last step of undoing the first migration of a service, or of a store beside one."""
    tables.kernel.drop_all(op.get_bind())
    for name in ("history_chain", "history_refuse", "outbox_wake", "current_ward", "current_scope"):
        op.execute(f"DROP FUNCTION IF EXISTS {name}()")


def create_chronicle(op: Operations) -> None:
    """The wards, the history and its chain: all of the kernel that a store beside needs."""
    op.execute(CURRENT_WARD)
    op.execute(CURRENT_SCOPE)
    tables.kernel.create_all(op.get_bind(), tables=tables.CHRONICLE)
    _run(op, TENANT + HISTORY)
    for table in tables.CHRONICLE:
        _wall(op, table.name)


def _run(op: Operations, statements: str) -> None:
    app, relay = f"{service_of(op)}_app", f"{service_of(op)}_relay"
    for statement in statements.split(";;"):
        if sql := statement.strip():
            op.execute(sql.format(app=app, relay=relay))


def _wall(op: Operations, name: str) -> None:
    op.execute(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY")
    op.execute(f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY")
    # FORCE binds the owner as well: without this a data migration would silently see no rows.
    op.execute(
        f"CREATE POLICY by_owner ON {name} TO {service_of(op)}_owner USING (true) WITH CHECK (true)"
    )


# After SET LOCAL the setting is '' rather than NULL on a pooled connection.
CURRENT_WARD = """
CREATE FUNCTION current_ward() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT NULLIF(current_setting('app.ward_id', true), '') $$
"""
CURRENT_SCOPE = """
CREATE FUNCTION current_scope() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT NULLIF(current_setting('app.scope', true), '') $$
"""

OUTBOX = """
CREATE POLICY tell ON outbox FOR INSERT TO {app} WITH CHECK (ward_id = (SELECT current_ward()));;
CREATE POLICY relay ON outbox TO {relay} USING (true);;
GRANT INSERT ON outbox TO {app};;
GRANT SELECT, UPDATE (published_at, stream_seq) ON outbox TO {relay};;
CREATE FUNCTION outbox_wake() RETURNS trigger LANGUAGE plpgsql
AS $$ BEGIN PERFORM pg_notify('outbox', ''); RETURN NULL; END $$;;
CREATE TRIGGER outbox_wake AFTER INSERT ON outbox
  FOR EACH STATEMENT EXECUTE FUNCTION outbox_wake();;
"""

TENANT = """
CREATE POLICY known ON tenant FOR SELECT TO {app} USING (true);;
CREATE POLICY join_in ON tenant FOR INSERT TO {app}
  WITH CHECK (ward_id = (SELECT current_ward()));;
GRANT SELECT, INSERT ON tenant TO {app};;
"""

DEAD_LETTER = """
CREATE POLICY of_ward ON dead_letter TO {app}
  USING (ward_id = (SELECT current_ward()) OR (SELECT current_scope()) = 'bus')
  WITH CHECK (ward_id = (SELECT current_ward()) OR (SELECT current_scope()) = 'bus');;
GRANT SELECT, INSERT, UPDATE, DELETE ON dead_letter TO {app};;
"""

# The head's row lock puts one ward's history in order; it is held until the commit,
# which is why history is written last in a transaction.
HISTORY = """
CREATE POLICY of_ward ON history TO {app} USING (ward_id = (SELECT current_ward()))
  WITH CHECK (ward_id = (SELECT current_ward()));;
CREATE POLICY of_ward ON history_head FOR SELECT TO {app}
  USING (ward_id = (SELECT current_ward()));;
GRANT SELECT, INSERT ON history TO {app};;
GRANT SELECT ON history_head TO {app};;
CREATE FUNCTION history_chain() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE head history_head;
BEGIN
  INSERT INTO history_head AS h VALUES (NEW.ward_id, 1, '\\x00')
    ON CONFLICT (ward_id) DO UPDATE SET ward_seq = h.ward_seq + 1 RETURNING * INTO head;
  NEW.ward_seq := head.ward_seq;
  NEW.previous := head.hash;
  NEW.hash := sha256(NEW.previous || convert_to(concat_ws(E'\\x1f', NEW.ward_id, NEW.ward_seq,
    (extract(epoch FROM NEW.at) * 1000000)::bigint, NEW.actor_id, NEW.action, NEW.object_id,
    NEW.said), 'UTF8'));
  UPDATE history_head SET hash = NEW.hash WHERE ward_id = NEW.ward_id;
  RETURN NEW;
END $$;;
CREATE TRIGGER history_chain BEFORE INSERT ON history
  FOR EACH ROW EXECUTE FUNCTION history_chain();;
CREATE FUNCTION history_refuse() RETURNS trigger LANGUAGE plpgsql
AS $$ BEGIN RAISE EXCEPTION 'history is append-only' USING ERRCODE = 'restrict_violation'; END $$;;
CREATE TRIGGER history_no_change BEFORE UPDATE OR DELETE ON history
  FOR EACH ROW EXECUTE FUNCTION history_refuse();;
CREATE TRIGGER history_no_truncate BEFORE TRUNCATE ON history
  FOR EACH STATEMENT EXECUTE FUNCTION history_refuse();;
"""
