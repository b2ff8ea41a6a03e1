/** The same keys with other texts. Languages differ in plural forms: those with one form only write `…_other`. */
export type Translated<T> = {
  [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string ? string : Translated<T[K]>;
} & {
  [K in keyof T as K extends `${string}_one` ? K : never]?: string;
};
