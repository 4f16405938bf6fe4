export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/**
 * The way a language counts: `count(3, { one: '# view', other: '# views' })` → "3 views". `#` stands for the number as
 * the language writes it, or for `shown` ("1.2K").
 */
export function counter(locale: string): (count: number, forms: PluralForms, shown?: string) => string {
  const rules = new Intl.PluralRules(locale);
  const digits = new Intl.NumberFormat(locale);
  return (count, forms, shown) => (forms[rules.select(count)] ?? forms.other).replace('#', shown ?? digits.format(count));
}
