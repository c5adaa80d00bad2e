import { expect, test } from "vitest";
import { passwordStrength } from "@/components/auth/password-strength";

test.each([
  ["", 0],
  ["Xk7#pQ2!z", 0],
  ["Xk7#pQ2!zW", 1],
  ["river cactus", 2],
  ["river cactus 9!", 3],
  ["a window with four panes", 4],
] as const)("%j counts by its length: %i", (password, strength) => {
  expect(passwordStrength(password)).toBe(strength);
});

test.each([
  "aaaaaaaaaaaaaaaaaaaa",
  "12345678901234567890",
  "abcabcabcabcabcabcabc",
  "passwordpasswordpassword",
  "qwerty1234qwerty1234",
])("%s is long and still easy to guess", (password) => {
  expect(passwordStrength(password)).toBe(1);
});

test("a person's own name and address add nothing", () => {
  expect(passwordStrength("noordhillon-ribeira", ["Noor Dhillon", "noor@ribeira.example"])).toBe(1);
  expect(passwordStrength("noordhillon-ribeira")).toBe(3);
});

test("kinds of signs are not asked for", () => {
  expect(passwordStrength("quiet harbour morning")).toBe(passwordStrength("Qu1et h@rbour morn!ng"));
});
