import type { Failure } from "./story";

/** Meta's failures that the stories meet, with Meta's titles. */
export const UNDELIVERABLE: Failure = {
  code: 131026,
  title: "Message undeliverable",
  details: "Message Undeliverable.",
};
export const META_FAULT: Failure = {
  code: 131000,
  title: "Something went wrong",
  details: "Message failed to send due to an unknown error.",
};
export const WINDOW_CLOSED: Failure = {
  code: 131047,
  title: "Re-engagement message",
  details: "Message failed to send because more than 24 hours have passed since the customer last replied to this number.",
};
export const MARKETING_HELD: Failure = {
  code: 131049,
  title: "This message was not delivered to maintain healthy ecosystem engagement.",
  details: "In order to maintain a healthy ecosystem engagement, the message failed to be delivered.",
};
