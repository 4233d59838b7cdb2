/** Every table of a ledger file, for the query builder; the `table.ts` of each folder adds its own. */
export interface Schema extends SpineTables {}

type SpineTables = {
  meta: {
    key: string
    value: string
  }
  audit: {
    seq: number
    body: string
    head: Uint8Array
    record: string
  }
  audit_stretch: {
    first: number
    last: number
    user: string
    deed: string
    at: number
  }
  checkpoint: {
    size: number
    head: Uint8Array
    at: number
    text: string
    signature: string
  }
  secret: {
    name: string
    sealed: string
  }
  record_key: {
    id: string
    key: Uint8Array
  }
  setting: {
    id: string
    name: string
    value: string
    valid_from: string
    valid_to: string | null
    origin: string
    revision: number
  }
  person_account: {
    id: string
    name: string
    role: string
    seals: number
    removed: number
    revision: number
    let_in_by: string | null
  }
  person_key: {
    id: string
    holder: string
    kind: string
    pub: string
    state: string
    revision: number
  }
  import_batch: {
    id: string
    noun: string
    at: number
    user: string
    workbook: string
    rows_new: number
    rows_changed: number
    rows_same: number
    rows_wrong: number
    undone_at: number | null
    revision: number
  }
  import_row: {
    id: string
    batch_id: string
    record_id: string
    op: string
    before: string | null
    revision_after: number
  }
  draft: {
    id: string
    user: string
    form: string
    record_id: string
    content: string
    at: number
  }
  saved_view: {
    id: string
    user: string
    list: string
    name: string
    content: string
  }
  peer: {
    id: string
    relation: string
    office_name: string
    office_code: string
    ledger: string
    practice: number
    sign_pub: string
    recipient: string
    fingerprint: string
    state: string
    revoked_incarnation: number | null
    revoked_seq: number | null
    since: number
    revision: number
    /** When these keys were made, as their owner counts: a life of its ledger, and changes. */
    key_life: number
    key_turn: number
  }
  /** Keys of this office that were replaced: they verify what they signed up to `until_size` entries. */
  office_key: {
    id: string
    sign_pub: string
    recipient: string
    life: number
    turn: number
    until_size: number
    revision: number
  }
  /** Ciphertexts in the inbox folder whose sender shows a key that nobody confirmed; `id` is their digest. */
  waiting: {
    id: string
    ledger: string
    office_name: string
    /** The claimed key, as bundles name it. */
    key: string
    file_name: string
    at: number
  }
  export_draft: {
    id: string
    kind: string
    peer_id: string
    period: string
    unmasked: number
    prepared_by: string
    prepared_at: number
    audit_size: number
    content_sha256: string
    approved_by: string | null
    approved_at: number | null
    state: string
    revision: number
  }
  export_preview: {
    draft_id: string
    content: string
  }
  outbox: {
    id: string
    peer_id: string
    draft_id: string | null
    /** The addressee's ledger: numbers are counted for each. */
    stream: string
    kind: string
    incarnation: number
    seq: number
    prev: string | null
    period: string
    period_revision: number
    file_name: string
    file_sha256: string
    size_bytes: number
    audit_size: number
    audit_head: string
    sealed_at: number
    published_at: number | null
    receipt_status: string | null
    receipt_at: number | null
    receipt_note: string | null
    revision: number
    /** The key that signed it, as bundles name it. */
    signed_by: string
  }
  inbox: {
    id: string
    peer_id: string
    kind: string
    ledger: string
    incarnation: number
    seq: number
    prev: string | null
    period: string
    period_revision: number
    outcome: string
    file_sha256: string
    rows: number
    audit_size: number
    audit_head: string
    received_at: number
    acceptance: string
    judged_by: string | null
    judge_note: string | null
    masked_labels: string
    revision: number
    /** How many places of its own ledger the sender knew not to fit. */
    unsound: number
  }
  receipt: {
    id: string
    bundle_id: string
    peer_id: string
    direction: string
    status: string
    code: string
    note: string
    at: number
  }
  figure: {
    id: string
    inbox_id: string
    period: string
    indicator: string
    value: number
  }
  fingerprint: {
    inbox_id: string
    kind: string
    /** Marks of 16 bytes each, sorted, without repetition. */
    marks: Uint8Array
  }
}
