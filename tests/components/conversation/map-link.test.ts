import { expect, test } from "vitest";
import { appLink, coordinates, mapLink, webLink } from "@/components/conversation/message/bodies/map-link";

const place = { latitude: 38.7166666, longitude: -9.1333333 };

test("a place leads to a map, to the device's own app, and to a search field", () => {
  expect(mapLink(place)).toBe("https://www.openstreetmap.org/?mlat=38.71667&mlon=-9.13333#map=17/38.71667/-9.13333");
  expect(appLink(place)).toBe("geo:38.71667,-9.13333");
  expect(coordinates(place)).toBe("38.71667, -9.13333");
});

test("an address that the sender wrote leads to the web or nowhere", () => {
  expect(webLink("https://ribeira.example/a b")).toBe("https://ribeira.example/a%20b");
  expect(webLink("http://ribeira.example")).toBe("http://ribeira.example/");
  for (const address of ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ribeira.example", "", null]) {
    expect(webLink(address)).toBeNull();
  }
});
