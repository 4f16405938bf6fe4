import type { en } from './en';

/** The same keys and parameters as in English, whatever the words. */
type SameShape<Words> = {
  [Key in keyof Words]: Words[Key] extends string
    ? string
    : Words[Key] extends (...values: infer Values) => string
      ? (...values: Values) => string
      : SameShape<Words[Key]>;
};

/** Everything that the pages say. A language that lacks a text, or takes other parameters, does not compile. */
export type Catalogue = SameShape<typeof en>;
