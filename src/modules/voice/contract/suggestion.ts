/**
 * From this confidence on the likeliest category is chosen beforehand: right in 99 of 100 texts it had not seen
 * (docs/category-suggestion.md).
 */
export const SURE = 0.7;
