import type { Category, ParameterFormat } from "../../templates/template";
import type { World } from "../../world";
import type { Params } from "../params";

/** A template that is being read: its components have to fit all of this. */
export type Design = {
  world: World;
  category: Category;
  format: ParameterFormat;
  language: string;
  components: Params[];
};
