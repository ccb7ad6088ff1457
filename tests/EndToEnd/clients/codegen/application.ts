// What a client written against the generated types looks like: it compiles, and its mistakes do not.
import { Client, type OperationResult } from '@urql/core';
import {
  NotificationKind, NotificationsDocument, OneNodeDocument, PostCardFragmentDoc, ProfileDocument, Visibility, WritePostDocument, type CreatePostInput, type PostCardFragment, type ProfileQuery,
} from './generated/graphql.js';
import { useFragment as unmask } from './generated/index.js';

const title = (post: PostCardFragment): string => `${post.author.username}: ${post.text} (${post.likeCount})`;

export async function titles(client: Client, username: string): Promise<string[]> {
  const { data }: OperationResult<ProfileQuery> = await client.query(ProfileDocument, { username, first: 5 });
  return (data?.user?.posts?.nodes ?? []).map(node => title(unmask(PostCardFragmentDoc, node)));
}

export async function write(client: Client, text: string): Promise<string> {
  const { data } = await client.mutation(WritePostDocument, { input: { text, visibility: Visibility.Public } });
  for (const error of data?.createPost.errors ?? []) {
    switch (error.__typename) {
      case 'ValidationError':
        return `${error.field}: ${error.message}`;
      case 'NotFoundError':
        return error.message;
    }
  }
  const post = unmask(PostCardFragmentDoc, data?.createPost.post);
  return post ? title(post) : '';
}

export async function postOf(client: Client, id: string): Promise<string | undefined> {
  const { data } = await client.query(OneNodeDocument, { id });
  return data?.node?.__typename === 'Comment' ? data.node.post.id : data?.node?.id;
}

export const likes = (client: Client, seen: string | null) =>
  client.subscription(NotificationsDocument, { after: seen }).subscribe(({ data }) =>
    data?.notificationReceived.kind === NotificationKind.Liked ? data.notificationReceived.actor.username : undefined);

export function mistakes(client: Client): void {
  // @ts-expect-error: a variable is missing
  void client.query(ProfileDocument, {});
  // @ts-expect-error: no such visibility
  void client.mutation(WritePostDocument, { input: { text: '', visibility: 'EVERYBODY' } });
  // @ts-expect-error: an input has no such field
  const input: CreatePostInput = { text: '', colour: 'red' };
  void client.mutation(WritePostDocument, { input });
}
