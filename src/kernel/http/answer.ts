// What a use-case may ask of the answer besides its body, without knowing HTTP.
export interface ReplyWishes {
  /** A new session token to hand out, or null to end the session; left alone when undefined. */
  session?: string | null;
  redirect?: string;
}
