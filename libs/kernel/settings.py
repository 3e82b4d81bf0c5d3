"""Every setting of the product, read from the environment (prefix DANBIET_) once per process."""

from __future__ import annotations

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What one part needs to know of the outside. A part is given only the secrets it uses."""

    model_config = SettingsConfigDict(env_prefix="DANBIET_", extra="ignore", frozen=True)

    nats_url: str = "nats://127.0.0.1:4222"
    nats_seed: str = ""  # this part's nkey seed; empty only where the broker asks for none
    database_url: str = ""  # role <service>_app: rows of one ward at a time
    relay_url: str = ""  # role <service>_relay: the outbox, and nothing else
    actor_public_key: str = ""  # JWK; every service checks who asks
    actor_private_key: str = ""  # JWK; the gateway alone says who asks
    link_key: str = ""  # signs upload receipts and short links to files
    vault_key: str = ""  # seals second factors and subscribers at rest; the directory alone
    log_key: str = ""  # signs heads of the public log, 64 hex digits each; disclosures alone
    sealed_url: str = ""  # role sealed_app: who wrote a petition, and what; reception alone
    seal_key: str = ""  # opens it: 64 hex digits, `old,new`, or file:///path; reception alone
    files_url: str = "memory:///"  # file:///folder or s3://bucket
    ballot_key: str = ""  # wraps the keys of open votes, 64 hex digits; participation alone
    base_url: str = "http://127.0.0.1:8080"  # as people type it, for links in papers and mail
    http_host: str = "127.0.0.1"
    http_port: int = 8080
    smtp_url: str = ""  # smtp://host:port; empty sends no mail
    text_gateways: str = ""  # zalo=https://…,sms=https://…; empty sends no text messages
    notice: str = ""  # a banner on every page, such as "these are samples"
    simulation: bool = False  # the conductor drives the clock
    traces: str = ""  # "" none, "file:///path" JSON lines, "http(s)://..." OTLP
    log_level: str = "INFO"
