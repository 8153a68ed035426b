/** A request in no format: what can be carried from one wire format to the other today. */
export interface NeutralRequest {
  readonly system: readonly string[];
  readonly messages: readonly { readonly role: 'user' | 'assistant'; readonly text: string }[];
  readonly maxOutputTokens?: number;
  readonly temperature?: number;
  readonly topP?: number;
  readonly stopSequences: readonly string[];
  readonly stream: boolean;
}
