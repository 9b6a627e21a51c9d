/** The right to record, held by one worker of the whole workspace at a time. */
export interface RecordingPermit {
  /** False once it was given back. */
  readonly isOpen: boolean;
}
